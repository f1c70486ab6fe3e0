/** What is said where no page of a bill can be: before anybody knows which bill, or whose. */
export const site = {
  reference: 'Reference: {reference}',
  unknownHost:
    'There is no payment page at this address. Opening it has moved no money. Open the link in your email again.',
  tooMuchSent: {
    title: 'Your browser sends more than we can take',
    body: [
      'Other pages have left cookies in your browser that are too large together. It sends them to this page as well, which does not need them.',
      'Open the link in your email in a private window. Or delete the cookies of this site in the settings of your browser, then open the link again.',
    ],
    money:
      'No money has moved because of this. If you have just sent a payment, do not send it again.',
  },
  bodyTooLarge: {
    title: 'This is more than we can take',
    body: [
      'Your browser has sent more at once than this page takes. Open the link in your email again.',
    ],
    money:
      'No money has moved because of this. If you have just sent a payment, do not send it again.',
  },
  /** Said by a proxy, where no page of ours answers. It knows nothing of what was asked. */
  unreachable: {
    title: 'We cannot be reached at the moment',
    body: ['This is our fault, not yours. Wait a minute, then try again.'],
    money:
      'If you have just sent a payment, it may have arrived. Do not pay again before this page has told you what became of it.',
    again: 'Try again',
  },
  addressTooLong: {
    title: 'This address is too long',
    body: [
      'Something was added to your link on its way to you.',
      'Open the link in your email again, or ask whoever sent it for a new one.',
    ],
    money: 'Opening this page has moved no money.',
  },
  framed: {
    title: 'Open this page in a new tab',
    body: [
      'To keep your bill private, it is never shown inside another page, such as your mail.',
      'If nothing happens when you press the button, copy the link from your email into the address bar of your browser.',
    ],
    money: 'Opening this page has moved no money.',
    open: 'Open in a new tab',
  },
};

/** What a brand adds: whose letter it is, its policies, the ways back, and a new link. */
export const brandTemplates = {
  /** At the head of a letter that somebody else delivers. */
  from: 'From {merchant}',
  policies: {
    label: 'Policies',
    terms: 'Terms',
    privacy: 'Privacy',
    refunds: 'Refunds',
    opens: '(opens in a new tab)',
  },
  site: 'Website of {merchant}',
  returns: {
    afterPayment: 'Back to {place}',
    onGivingUp: 'Cancel and go back to {place}',
    back: 'Go back to {place}',
  },
  newLink: {
    mail: 'Ask for a new link by email',
    phone: 'Call for a new link',
    site: 'Get a new link',
    subject: 'New payment link: {subject}',
  },
  /** How a mail to the merchant begins. `{number}` is the one that customers can read out. */
  mail: {
    aboutPage: 'Payment page, reference {number}',
    aboutPayment: 'Payment {number}',
    aboutInvoice: '{Invoice} {invoiceNumber}, payment {number}',
    body: 'Payment {number}, in full {id}',
  },
};

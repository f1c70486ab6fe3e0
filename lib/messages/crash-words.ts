/** The screen of last resort where not even the page around it could be drawn: the browser must know it by itself. */
export const crashWords = {
  title: 'Something went wrong on our side',
  body: 'Reload this page to see the present state of your bill. If you have just sent a payment, do not send it again before you have seen its state.',
  reload: 'Reload this page',
  reference: 'Reference: {reference}',
};

/** Our own mistake: the one screen that the browser must be able to draw by itself. */
export const crash = {
  title: 'Something went wrong on our side',
  body: 'Reload this page to see the present state of your bill. If you have just sent a payment, do not send it again before you have seen its state.',
  reload: 'Reload this page',
  reference: 'Reference: {reference}',
};

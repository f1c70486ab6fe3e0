/** The letter: who asks, for what, how much. */
export const bill = {
  billFor: 'Bill for {payer}',
  yourBill: 'Your bill',
  paymentFor: 'Payment for {payer}',
  yourPayment: 'Your payment',
  due: 'due {date}',
  unnamedMerchant: 'From the business that sent you the link',
  details: 'About this bill',
  invoiceNumber: 'Invoice',
  sender: 'Sent by',
  attachments: 'Attachments',
  unnamedAttachment: 'Attached document',
  attachmentOpens: '(PDF, opens in a new tab)',
  attachmentsUnavailable:
    'The attachments cannot be shown right now. This does not change the bill. Reload the page to try again.',
};

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
    phone: 'Call {phone} for a new link',
    site: 'Get a new link',
    subject: 'New payment link',
    subjectWithInvoice: 'New payment link for {invoice} {number}',
  },
};

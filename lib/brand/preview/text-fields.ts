/** The texts that a brand may have in each language, and how many characters fit. */
export const TEXT_FIELDS = [
  { name: 'heading', label: 'Heading', maxLength: 80 },
  { name: 'note', label: 'Note under the lines', maxLength: 400 },
  { name: 'afterPayment', label: 'On the receipt', maxLength: 400 },
  { name: 'endedLink', label: 'On the page of an ended link', maxLength: 400 },
  { name: 'supportHours', label: 'When support answers', maxLength: 120 },
  { name: 'connectButton', label: 'Button that leads to the bank', maxLength: 32 },
  { name: 'payButton', label: 'Button that pays', maxLength: 48 },
] as const;

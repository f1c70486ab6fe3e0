/** The customer's operations, as connectfi-api section 0.4 numbers them. */
export const OPERATIONS = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'] as const;

export type Operation = (typeof OPERATIONS)[number];

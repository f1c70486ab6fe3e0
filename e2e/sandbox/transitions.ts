import type { PaymentStatus } from '#lib/domain/payment.ts';

const BY_HAND: readonly PaymentStatus[] = [
  'Error',
  'SentToPay',
  'Completed',
  'Settled',
  'Returned',
  'Declined',
];

/** Which status may follow which (connectfi-api 4.2); the last rows are P15, by hand. */
const TRANSITIONS: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  Initiated: ['Sent', 'Expired', 'Cancelled'],
  Sent: ['Processing', 'Rejected', 'Expired', 'Cancelled'],
  Processing: ['SentToPay', 'Error', 'Cancelled'],
  Cancelled: [],
  Rejected: [],
  Expired: [],
  Error: byHandFrom('Error'),
  SentToPay: byHandFrom('SentToPay'),
  Completed: byHandFrom('Completed'),
  Settled: byHandFrom('Settled'),
  Returned: byHandFrom('Returned'),
  Declined: byHandFrom('Declined'),
};

export function getAllowedStatuses(status: PaymentStatus): readonly PaymentStatus[] {
  return TRANSITIONS[status];
}

function byHandFrom(status: PaymentStatus): readonly PaymentStatus[] {
  return BY_HAND.filter((other) => other !== status);
}

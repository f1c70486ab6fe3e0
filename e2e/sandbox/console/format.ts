import type { Bill } from '../bill.ts';
import type { Operation } from '../operations.ts';

export const OPERATION_NAMES: Readonly<Record<Operation, string>> = {
  C1: 'Open the link',
  C2: 'Read the bill',
  C3: 'Pay by card',
  C4: 'Pay by bank',
  C5: 'List attachments',
  C6: 'Open an attachment',
  C7: 'Create link token',
  C8: 'Exchange public token',
  C9: 'List bank accounts',
};

export function formatAmount({ amount, currency }: Pick<Bill, 'amount' | 'currency'>): string {
  return `${amount.toLocaleString('en-US', { minimumFractionDigits: 2 })} ${currency}`;
}

export function formatTime(at: number | string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const UNITS_IN_SECONDS = [
  ['day', 24 * 60 * 60],
  ['hour', 60 * 60],
  ['minute', 60],
] as const;

/** In the largest unit that fits: "3 hours". */
export function formatDuration(durationInMs: number): string {
  const seconds = Math.ceil(durationInMs / 1000);
  const [unit, size] = UNITS_IN_SECONDS.find(([, least]) => seconds >= least) ?? ['second', 1];
  return countOf(Math.round(seconds / size), unit);
}

export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

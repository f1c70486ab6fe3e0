import type { Bill } from '../bill.ts';

export function formatAmount({ amount, currency }: Pick<Bill, 'amount' | 'currency'>): string {
  return `${amount.toLocaleString('en-US', { minimumFractionDigits: 2 })} ${currency}`;
}

export function formatTime(at: number | string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

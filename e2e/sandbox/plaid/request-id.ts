import { randomBytes } from 'node:crypto';

/** Fifteen letters and digits, as Plaid's. */
export function createRequestId(): string {
  return randomBytes(24).toString('base64').replace(/[+/=]/g, '').slice(0, 15);
}

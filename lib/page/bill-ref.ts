import { createHash } from 'node:crypto';

const REF_LENGTH = 22;

/** A bill's address in our page. Not secret, always the same for the same link, useless to find it. */
export function getBillRef(link: string): string {
  return createHash('sha256').update(link).digest('base64url').slice(0, REF_LENGTH);
}

/** Whether an address may name a bill at all. */
export function isBillRef(ref: string): boolean {
  return /^[0-9A-Za-z_-]{22}$/.test(ref);
}

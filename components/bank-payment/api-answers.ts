import { FAILURES, type FailureCode } from '#lib/failures.ts';
import type { BankAccount } from '#lib/payment/payment.ts';
import type { BillStatus, Connection, LinkTokenAnswer, ServerFailure } from './api.ts';

/** JSON, or `undefined` for anything else. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function parseFailure(body: unknown): ServerFailure | undefined {
  const { code, reference } = toRecord(body);
  if (!isFailureCode(code)) return undefined;
  return typeof reference === 'string' ? { code, reference } : { code };
}

/**
 * The remaining life counts from the server's own clock, because a customer's clock may be hours off.
 */
export function parseLinkToken(body: unknown, response: Response): LinkTokenAnswer | undefined {
  const { linkToken, expiration } = toRecord(body);
  if (typeof linkToken !== 'string' || typeof expiration !== 'string') return undefined;
  const serverNow = Date.parse(response.headers.get('date') ?? '');
  const lifeInMs = Date.parse(expiration) - (Number.isNaN(serverNow) ? Date.now() : serverNow);
  return Number.isNaN(lifeInMs) ? undefined : { value: linkToken, lifeInMs };
}

export function parseConnection(body: unknown): Connection | undefined {
  const { accounts, authorizationVersion, debitDate } = toRecord(body);
  if (!Array.isArray(accounts)) return undefined;
  if (typeof authorizationVersion !== 'string' || typeof debitDate !== 'string') return undefined;
  const parsed = accounts.map(parseAccount);
  if (!parsed.every((account) => account !== undefined)) return undefined;
  return { accounts: parsed, authorizationVersion, debitDate };
}

/** Our server's own word: a page of something in between can come as a 200, too. */
export function isAccepted(body: unknown): boolean {
  return toRecord(body).outcome === 'accepted';
}

export function parseStatus(body: unknown): BillStatus | undefined {
  const { isPayable, outcome } = toRecord(body);
  if (typeof isPayable !== 'boolean') return undefined;
  if (outcome !== null && typeof outcome !== 'string') return undefined;
  return { isPayable, outcome };
}

function parseAccount(body: unknown): BankAccount | undefined {
  const { id, name, mask, subtype } = toRecord(body);
  if (typeof id !== 'string' || typeof name !== 'string') return undefined;
  return {
    id,
    name,
    ...(typeof mask === 'string' && mask && { mask }),
    subtype: subtype === 'checking' || subtype === 'savings' ? subtype : 'other',
  };
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === 'string' && Object.hasOwn(FAILURES, code);
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { logSecurityEvent, type SecurityEvent } from '#lib/log/log-events.ts';
import { getBillRef } from '#lib/page/bill-address.ts';
import {
  BANK_NAME_PART,
  BANK_PART,
  getPiecePart,
  getTabPart,
  type HeldCookies,
  RENEWAL_PART,
  readTab,
} from './bill-cookies.ts';
import { listPieces, unseal } from './seal.ts';

/** However often it is renewed. Anyone who needs longer opens the link in the mail again (ASVS 7.3.2). */
export const LONGEST_LIFE_IN_MS = 12 * 60 * 60 * 1000;

/** What rests in the session's own cookie. Only opening and renewal write it. */
export const storedSessionSchema = z.object({
  ref: z.string(),
  link: z.string(),
  jwt: z.string(),
  transactionId: z.string(),
  /** Tells the session that gave an authorization from one that merely holds the link. */
  sessionId: z.string(),
  expiresAtInMs: z.number(),
  /** When the link was first exchanged for it. Missing from sessions of former releases. */
  startedAtInMs: z.number().optional(),
  openedAtInMs: z.number(),
  hasBankConnection: z.boolean(),
  /** The brand that the bill showed in: the return from a bank may reach another process. */
  brandId: z.string().optional(),
  /** Of sessions of the previous release, which had room for one. */
  linkToken: z.object({ value: z.string(), expiresAtInMs: z.number() }).optional(),
});

/** What rests in the cookie of a tab. */
export const storedLinkTokenSchema = z.object({
  /** It serves no other session of the bill. */
  sessionId: z.string(),
  value: z.string(),
  expiresAtInMs: z.number(),
  createdAtInMs: z.number(),
  brandId: z.string().optional(),
});

/** A link token in flight, kept for the return from a bank's own site. */
export type KeptLinkToken = Omit<z.infer<typeof storedLinkTokenSchema>, 'sessionId'> & {
  /** The tab that it was created for; '' where it has not said. */
  readonly tab: string;
};

/** One bill's session. It rests sealed in the browser's cookies and never leaves the server open. */
export type BillSession = z.infer<typeof storedSessionSchema> & {
  /** The newest first. */
  readonly linkTokens?: readonly KeptLinkToken[];
  /** Of the bank that was connected last; for the customer to read. */
  readonly bankName?: string | undefined;
};

/**
 * The session in a bill's cookies. Gives `undefined` for anything that is not this bill's own living session:
 * forged, cut, sealed with a secret that we no longer know, of another bill, or over.
 */
export function openSession(held: HeldCookies, ref: string): BillSession | undefined {
  const pieces = listPieces(held);
  if (pieces.length === 0) return undefined;
  const session = storedSessionSchema.safeParse(unseal(pieces.join(''))).data;
  if (!session) return refuse('cookieUnreadable');
  if (session.ref !== ref || getBillRef(session.link) !== ref) return refuse('cookieMisplaced');
  if (getEndInMs(session) <= Date.now()) return undefined;
  const linkTokens = openLinkTokens(held, session);
  const bankName = readBankName(held.get(BANK_NAME_PART), session);
  const brandId = linkTokens.find((token) => token.brandId)?.brandId ?? session.brandId;
  return {
    ...session,
    hasBankConnection: session.hasBankConnection || held.get(BANK_PART) === markConnection(session),
    ...(brandId !== undefined && { brandId }),
    ...(linkTokens.length > 0 && { linkTokens }),
    ...(bankName !== undefined && { bankName }),
  };
}

/**
 * What says that a bank is connected under a session's present JWT. Anyone who writes it down without having
 * connected one deceives nobody but themselves, so it is not sealed.
 */
export function markConnection({ sessionId, jwt }: BillSession): string {
  return hash(`${sessionId} ${jwt}`);
}

/** A bank's name and the session that connected it; stays through renewals, for the receipt. */
export function writeBankName({ sessionId, bankName = '' }: BillSession): string {
  return `${hash(sessionId)}~${Buffer.from(bankName).toString('base64url')}`;
}

function readBankName(
  value: string | undefined,
  { sessionId }: Pick<BillSession, 'sessionId'>,
): string | undefined {
  const [owner, name = ''] = value?.split('~') ?? [];
  const text = owner === hash(sessionId) ? Buffer.from(name, 'base64url').toString() : '';
  return text || undefined;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** The parts of a bill's cookies that may serve its session. All others are left over from something else. */
export function listServingParts(held: HeldCookies, session: BillSession): readonly string[] {
  const [first = '', ...further] = listPieces(held);
  return [
    '',
    ...further.map((_, index) => getPiecePart(index + 1, first)),
    ...(session.linkTokens ?? []).map(({ tab }) => getTabPart(tab)),
    // Small, and another answer may be writing them at this moment.
    BANK_PART,
    BANK_NAME_PART,
    RENEWAL_PART,
  ];
}

function openLinkTokens(
  held: HeldCookies,
  session: z.infer<typeof storedSessionSchema>,
): readonly KeptLinkToken[] {
  const opened = [...held].flatMap(([part, sealed]) => {
    const tab = readTab(part);
    if (tab === undefined) return [];
    const stored = storedLinkTokenSchema.safeParse(unseal(sealed)).data;
    if (stored?.sessionId !== session.sessionId) return [];
    const { sessionId: _known, ...token } = stored;
    return [{ ...token, tab }];
  });
  const former = session.linkToken
    ? [{ ...session.linkToken, tab: '', createdAtInMs: session.openedAtInMs }]
    : [];
  return [...opened, ...former]
    .filter(({ expiresAtInMs }) => expiresAtInMs > Date.now())
    .sort((one, other) => other.createdAtInMs - one.createdAtInMs);
}

function refuse(event: SecurityEvent): undefined {
  logSecurityEvent(event);
}

/** When a session is over unless it is renewed. */
export function getEndInMs({
  expiresAtInMs,
  openedAtInMs,
  startedAtInMs = openedAtInMs,
}: z.infer<typeof storedSessionSchema>): number {
  return Math.min(expiresAtInMs, startedAtInMs + LONGEST_LIFE_IN_MS);
}

import { z } from 'zod';
import type { Operation } from '#lib/connectfi/transport/call.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { LinkEnd } from '#lib/contract/bank-connection.ts';
import type { AttemptState } from '#lib/domain/attempt.ts';
import { parseJson } from '#lib/parse-json.ts';
import { processWide } from '#lib/process-wide.ts';

export type CallOutcome = 'ok' | ConnectfiFailure['kind'];

/**
 * How a press of "pay" was answered. `refused`, `notSent`: this very payment was certainly not taken. `stopped`:
 * nothing was begun. `standing`: an earlier attempt was told of in its place.
 */
export const PAYMENT_OUTCOMES = [
  'accepted',
  'unknown',
  'refused',
  'notSent',
  'stopped',
  'standing',
] as const;
export type PaymentOutcome = (typeof PAYMENT_OUTCOMES)[number];

/** What is counted while it happens. Nothing that is told here leads to a customer, a bill or a secret. */
export type Meters = {
  /** `status`: of HTTP, or `gone` where the client left before the answer was whole. */
  noteRequest(request: {
    readonly route: Route;
    readonly method: string | undefined;
    readonly status: number | 'gone';
    readonly durationInMs: number;
  }): void;
  /** A request that our server refused before anybody read it. */
  noteRefusedRequest(status: number): void;
  /** `event`: as `logSecurityEvent` has it. */
  noteRefusal(event: string): void;
  /** `code`: as `logTrouble` has it. */
  noteTrouble(code: string): void;
  noteCall(operation: Operation, outcome: CallOutcome, durationInMs: number): void;
  notePayment(outcome: PaymentOutcome): void;
  noteSettled(state: AttemptState): void;
  noteLinkEnd(end: LinkEnd): void;
  noteLedgerWrite(isGood: boolean, durationInMs: number): void;
  noteVitals(vitals: Vitals): void;
};

/** `server.ts` puts them here where anybody reads metrics; without them counting costs nothing. */
export const sharedMeters = processWide<Meters>('meters');

const MINUTE_IN_MS = 60_000;
const timeInMs = z.number().min(0).max(MINUTE_IN_MS).optional();

const vitalsSchema = z.strictObject({
  lcp: timeInMs,
  inp: timeInMs,
  cls: z.number().min(0).max(100).optional(),
});

/**
 * How one document felt, as its browser saw it: milliseconds until its largest part was painted and until the slowest
 * press was answered, and how far its content jumped. Missing is what the browser cannot tell, or did not happen.
 */
export type Vitals = z.infer<typeof vitalsSchema>;

/** Reads what the document sends; nothing where it is anything else. */
export function parseVitals(text: string): Vitals | undefined {
  return vitalsSchema.safeParse(parseJson(text)).data;
}

/** Every address of ours, as the folders of `app` have it; what is asked for most often stands first. */
export const ROUTES = [
  '/pay/[ref]/status',
  '/pay/[ref]',
  '/payment',
  '/pay/[ref]/link-token',
  '/pay/[ref]/bank-accounts',
  '/pay/[ref]/ach-payment',
  '/pay/[ref]/authorization',
  '/pay/[ref]/authorization-file',
  '/pay/[ref]/invoices/[id]',
  '/pay/[ref]/problem',
  '/pay/[ref]/renew',
  '/pay/[ref]/end',
  '/pay/[ref]/device',
  '/pay/[ref]/browser',
  '/accessibility',
  '/oauth',
  '/brand/icon',
  '/brand/[id]/[file]',
  '/health',
  '/health/ready',
  '/vitals',
  '/csp-reports',
  '/.well-known/security.txt',
  '/brand-preview',
  '/brand-preview/[id]',
  '/brand-preview/[id]/draft',
  '/brand-preview/[id]/folder',
  '/brand-preview/[id]/screen/[name]',
  '/brand-preview/[id]/asset/[key]/[name]',
] as const;

/** The template of an address; never anything that a visitor has written. */
export type Route = (typeof ROUTES)[number] | '/_next/static' | '/words' | 'other';

const PATTERNS: readonly (readonly [Route, RegExp])[] = ROUTES.map((route) => [
  route,
  new RegExp(`^${route.replaceAll('.', '\\.').replace(/\[\w+\]/g, '[^/?]+')}(\\?|$)`),
]);

/** Names an address as `parseTarget` gives it. Pure. */
export function nameRoute(url: string): Route {
  if (url.startsWith('/_next/static/')) return '/_next/static';
  if (url.startsWith('/words/')) return '/words';
  return PATTERNS.find(([, pattern]) => pattern.test(url))?.[0] ?? 'other';
}

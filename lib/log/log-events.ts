import type { LoggedFailureCode } from '#lib/contract/failures.ts';
import { maskAddress } from '#lib/limits/network.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import { processWide } from '#lib/process-wide.ts';
import { log } from './log.ts';
import { createRareLine, createRareLines } from './log-rarely.ts';
import { getTrace } from './trace.ts';

/** What may be an attack and is refused anyway; most of it has harmless causes, too (docs/security.md). */
export type SecurityEvent = LoggedFailureCode | (typeof OTHER_EVENTS)[number];

/** Those that no failure of `lib/contract/failures.ts` is told with. */
export const OTHER_EVENTS = [
  'hostUnknown',
  'cookieUnreadable',
  'cookieMisplaced',
  'sessionEnded',
] as const;

export const sharedSecurityEvents =
  processWide<(event: SecurityEvent, from: string | undefined) => void>('securityEvents');

/**
 * Tells of something refused: at once, and after that at most once a minute for each kind, with the number
 * since the last line, so that nobody can fill the log. Of who it was only the network is told, /24 or /48 (of
 * several, the latest), and of what they sent nothing.
 */
export function logSecurityEvent(event: SecurityEvent): void {
  sharedMeters.value?.noteRefusal(event);
  sharedSecurityEvents.value ??= createRareLines((kind, count, from) =>
    log.warn({ event: kind, count, from }, 'something was refused'),
  );
  const address = getTrace()?.clientAddress;
  sharedSecurityEvents.value(event, address && maskAddress(address));
}

/** Far more than customers meet, and few enough that nobody can fill the log. */
const MOST_A_MINUTE = 300;
const MINUTE_IN_MS = 60_000;

let minute = { startedAtInMs: 0, count: 0 };

const tellOfMore = createRareLine<void>((count) =>
  log.warn({ count }, 'more customers were told of trouble than are written down'),
);

/**
 * Writes down what a customer is being told, so that the reference beside it, the `traceId` of the line, leads
 * to the cause. `code`: of `lib/contract/failures.ts` or a state of a bill.
 */
export function logTrouble(code: string): void {
  sharedMeters.value?.noteTrouble(code);
  const now = performance.now();
  if (now - minute.startedAtInMs > MINUTE_IN_MS) minute = { startedAtInMs: now, count: 0 };
  minute.count += 1;
  if (minute.count > MOST_A_MINUTE) tellOfMore();
  else log.info({ code }, 'a customer was told of trouble');
}

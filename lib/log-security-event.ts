import { maskAddress } from './limits/network.ts';
import { log } from './log.ts';
import { getTrace } from './trace.ts';

/** What may be an attack and is refused anyway; most of it has harmless causes, too (docs/security.md). */
export type SecurityEvent =
  | 'hostUnknown'
  | 'linkUnknown'
  | 'foreignOrigin'
  | 'noSession'
  | 'cookieUnreadable'
  | 'cookieMisplaced'
  | 'sessionEnded'
  | 'wrongContentType'
  | 'tooLarge'
  | 'badRequest';

const QUIET_IN_MS = 60_000;

type Tally = { readonly toldAtInMs: number; untold: number };

declare global {
  var securityEvents: Map<SecurityEvent, Tally> | undefined;
}

/**
 * Tells of something refused: at once, and after that at most once a minute for each kind, with the number
 * since the last line, so that nobody can fill the log. Of who it was only the network is told, /24 or /48,
 * and of what they sent nothing.
 */
export function logSecurityEvent(event: SecurityEvent): void {
  globalThis.securityEvents ??= new Map();
  const tally = globalThis.securityEvents.get(event);
  const count = (tally?.untold ?? 0) + 1;
  const now = Date.now();
  if (tally && now - tally.toldAtInMs < QUIET_IN_MS) {
    tally.untold = count;
    return;
  }
  globalThis.securityEvents.set(event, { toldAtInMs: now, untold: 0 });
  const address = getTrace()?.clientAddress;
  log.warn({ event, count, from: address && maskAddress(address) }, 'something was refused');
}

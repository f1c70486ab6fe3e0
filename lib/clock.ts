import { processWide } from './process-wide.ts';
import type { TestClock } from './test-clock.ts';

/** There in test mode alone, where `server.ts` opens it. */
export const sharedTestClock = processWide<TestClock>('testClock');

/**
 * The one "now" of everything that a bill's page shows, keeps or compares: the dates of a debit and of its
 * authorization, the expiry of a bill, "today", the times in the ledger. It is this server's, and never a
 * device's. Use cases, pages and the ledger ask it; the domain is handed an instant, and components get
 * one with what the server has drawn (`components/pay/flow/use-server-clock.ts`). In test mode it can be
 * moved (docs/decisions/0034).
 *
 * How long something lasts is not asked here: the life of a session, a rate limit, a deadline and the
 * settling window keep clocks of their own, which nobody can move (docs/decisions/0013).
 */
export function getNow(): Date {
  return new Date(Date.now() + (sharedTestClock.value?.getOffsetInMs() ?? 0));
}

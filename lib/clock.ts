import { z } from 'zod';
import { log } from '#lib/log/log.ts';
import { createRareLine } from '#lib/log/log-rarely.ts';
import { processWide } from './process-wide.ts';

/** There in test mode alone, where `server.ts` opens it. */
export const sharedTestClock = processWide<ReturnType<typeof createTestClock>>('testClock');

/**
 * The one "now" of everything that a bill's page shows, keeps or compares: the dates of a debit and of its
 * authorization, the expiry of a bill, "today", the times in the ledger. It is this server's, and never a
 * device's. Use cases, pages and the ledger ask it; the domain is handed an instant, and components get
 * one with what the server has drawn (`components/pay/flow/page-time.ts`). In test mode it can be
 * moved (docs/decisions/0034).
 *
 * How long something lasts is not asked here: the life of a session, a rate limit, a deadline and the
 * settling window keep clocks of their own, which nobody can move (docs/decisions/0013).
 */
export function getNow(): Date {
  return new Date(Date.now() + (sharedTestClock.value?.getOffsetInMs() ?? 0));
}

/** A customer waits no longer for it. */
const LONGEST_WAIT_IN_MS = 250;
const DEADLINE_IN_MS = 2_000;
/** For so long after it did not answer, nobody waits for it at all. */
const PAUSE_IN_MS = 5_000;

/** A hundred years, which is as far as the sandbox moves its clock; much further on, dates end. */
const LARGEST_OFFSET_IN_MS = 100 * 365.25 * 24 * 60 * 60 * 1000;

const answerSchema = z.object({
  offsetInMs: z.number().int().min(-LARGEST_OFFSET_IN_MS).max(LARGEST_OFFSET_IN_MS),
});

/**
 * Follows the clock of a sandbox (docs/sandbox.md). It is asked for each request and not kept for a while: a test
 * that moves the clock must find it moved on the page that it opens next. So a request never joins a question that
 * was asked before it came: it waits for the next one, with all others that came meanwhile. While the sandbox does
 * not answer, the offset stays what it was.
 */
export function createTestClock(url: string) {
  let offsetInMs = 0;
  let asking: Promise<void> | undefined;
  /** Asked as soon as the one before it is answered. */
  let askingNext: Promise<void> | undefined;
  let failedAtInMs = Number.NEGATIVE_INFINITY;
  const warn = createRareLine<unknown>((count, err) =>
    log.warn({ err, count }, 'the test clock does not answer: its last time counts'),
  );

  async function ask(): Promise<void> {
    try {
      const signal = AbortSignal.timeout(DEADLINE_IN_MS);
      const answer = await fetch(url, { cache: 'no-store', redirect: 'error', signal });
      ({ offsetInMs } = answerSchema.parse(await answer.json()));
      failedAtInMs = Number.NEGATIVE_INFINITY;
    } catch (error) {
      failedAtInMs = performance.now();
      warn(error);
    } finally {
      asking = undefined;
    }
  }

  function askFromNowOn(): Promise<void> {
    if (asking) {
      askingNext ??= asking.then(() => {
        askingNext = undefined;
        asking = ask();
        return asking;
      });
    }
    // There may be a next one without a present one, for the moment between the two.
    if (askingNext) return askingNext;
    asking = ask();
    return asking;
  }

  return {
    /** How far the test system's clock is ahead of real time, as far as is known. */
    getOffsetInMs: () => offsetInMs,
    /** Asks again. Resolves when the answer is there, or when it takes too long; never fails. */
    async refresh(): Promise<void> {
      const hasFailed = performance.now() - failedAtInMs < PAUSE_IN_MS;
      const answered = askFromNowOn();
      if (hasFailed) return;
      await Promise.race([answered, wait(LONGEST_WAIT_IN_MS)]);
    },
  };
}

function wait(inMs: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, inMs).unref();
  });
}

import { log } from '#lib/log/log.ts';
import { createRareLines } from '#lib/log/log-rarely.ts';

/** Answers take seconds at most, and clocks that are kept by the network differ by less. */
const WORTH_A_WARNING_IN_SECONDS = 60;
/**
 * With such a clock a debit may get the day before or after, a link token may seem to be over, and the proof of an
 * authorization bears a wrong time.
 */
const MAX_OFFSET_IN_SECONDS = 15 * 60;

/**
 * Then nothing is said any more: a machine that stood still has another clock than its last answer tells, and a
 * balancer that sends it nobody would never let it have another one.
 */
const LONGEST_USE_IN_MS = 10 * 60_000;

type Level = 'right' | 'off' | 'wrong';

export type ClockWatch = ReturnType<typeof createClockWatch>;

/**
 * Compares our clock with connectFi's, and writes a line for each change of what it finds, each kind at most once a
 * minute: connectFi may be several machines, one of them with a wrong clock.
 */
export function createClockWatch() {
  let answer: { readonly theirsInMs: number; readonly atInMs: number } | undefined;
  let level: Level = 'right';
  const tell = createRareLines<Level, number>((changedTo, count, offsetInSeconds) =>
    LINES[changedTo]({ offsetInSeconds, count }),
  );
  /**
   * How far our clock is ahead of connectFi's now, by its last answer and the time since, which nobody can set. So
   * a clock that is put right is right at once. `undefined` before the first answer.
   */
  const getOffsetInSeconds = (): number | undefined => {
    if (!answer) return undefined;
    const theirNowInMs = answer.theirsInMs + (performance.now() - answer.atInMs);
    return Math.round((Date.now() - theirNowInMs) / 1000) || 0; // and never -0
  };
  return {
    /** Takes the `Date` of an answer that has just come; anything but a date is passed over. */
    note(date: unknown): void {
      const theirsInMs = typeof date === 'string' ? Date.parse(date) : Number.NaN;
      if (Number.isNaN(theirsInMs)) return;
      answer = { theirsInMs, atInMs: performance.now() };
      const offsetInSeconds = getOffsetInSeconds() ?? 0;
      const next = judge(offsetInSeconds);
      if (next !== level) tell(next, offsetInSeconds);
      level = next;
    },
    getOffsetInSeconds,
    /** Whether the two differ so much that no payment may be taken. */
    isWrong(): boolean {
      const isFresh = answer && performance.now() - answer.atInMs < LONGEST_USE_IN_MS;
      return isFresh === true && judge(getOffsetInSeconds() ?? 0) === 'wrong';
    },
  };
}

type Fields = { readonly offsetInSeconds: number; readonly count: number };

const LINES: Readonly<Record<Level, (fields: Fields) => void>> = {
  right: (fields) => log.info(fields, 'the clock of this machine agrees with connectFi’s'),
  off: (fields) => log.warn(fields, 'the clock of this machine differs from connectFi’s'),
  wrong: (fields) =>
    log.error(fields, 'the clock of this machine or connectFi’s is wrong: no payment is taken'),
};

function judge(offsetInSeconds: number): Level {
  const distance = Math.abs(offsetInSeconds);
  if (distance > MAX_OFFSET_IN_SECONDS) return 'wrong';
  return distance > WORTH_A_WARNING_IN_SECONDS ? 'off' : 'right';
}

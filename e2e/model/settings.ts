/**
 * Deadlines of the apps under test, and what the world around them keeps to. What the settling window
 * rests on (docs/decisions/0004) is kept with room to spare, so that a slow machine breaks no promise:
 * the longest hold and what an app may hesitate before it sends stay well below the window.
 */
export const SETTINGS = {
  upstreamTimeoutInMs: 2_000,
  payTimeoutInMs: 2_000,
  settlingInMs: 15_000,
  sweepInSeconds: 1,
  /** How long a request is held on its way to connectFi. */
  holdInMs: { from: 2_100, to: 4_500 },
  /** What a delayed answer may take: more than a deadline, too. */
  delayInMs: { from: 20, to: 2_300 },
  /** How far an app's clock may be off, either way: farther than the window is long. */
  skewInMs: 60_000,
  /** For how long connectFi cannot be reached. */
  unreachableInMs: { from: 100, to: 800 },
  /** For how long a process stands still: longer than it may hesitate before it pays, too. */
  freezeInMs: { from: 500, to: 6_000 },
  /** How many bills are paid at the same time. */
  billsAtOnce: 8,
} as const;

import { z } from 'zod';
import type { Bill } from '../bill.ts';
import { findNamedMoment, NAMED_MOMENTS } from '../named-moments.ts';
import { findNextEvent } from '../progress.ts';
import type { Sandbox } from '../sandbox.ts';
import { CENTURY_IN_SECONDS } from '../switches.ts';
import { ControlFailure } from './control-failure.ts';
import { type ControlRoute, findBillBy, get, post, remove, takes } from './control-route.ts';

/** As in `lib/clock.ts`. */
const LARGEST_OFFSET_IN_MS = CENTURY_IN_SECONDS * 1000;

const seconds = z.iso.datetime({ offset: true });
const minutes = z.iso.datetime({ offset: true, precision: -1 });

/** One of these ways to move the clock. */
const moveSchema = z.union([
  z.strictObject({ setTo: z.union([seconds, minutes]) }),
  z.strictObject({ advanceInSeconds: z.number() }),
  z.strictObject({ advanceTo: z.enum(NAMED_MOMENTS) }),
  /** A transaction id or a link. */
  z.strictObject({ advanceToNextEventOf: z.string() }),
]);

export type ClockMove = z.input<typeof moveSchema>;

const clockSchema = z.strictObject({
  now: z.iso.datetime(),
  /** How far the clock is ahead of real time; negative where it is behind. */
  offsetInMs: z.number(),
  /** What calendars and clocks show in US/Central. */
  central: z.string(),
});

export type ClockView = z.output<typeof clockSchema>;

export const CLOCK_ROUTES: readonly ControlRoute[] = [
  get('/clock', 'The clock of the namespace', {
    answer: clockSchema,
    handle: ({ sandbox }) => showClock(sandbox),
  }),
  post('/clock', 'Moves the clock of the namespace, which runs on from there', {
    answer: clockSchema,
    ...takes(moveSchema, ({ sandbox, body }) => {
      // Read once: a second reading is later, and would take that time off the move.
      const now = sandbox.now();
      const byInMs = Math.ceil(findTarget(sandbox, body, now) - now);
      sandbox.clockOffsetInMs = checkOffset(sandbox.clockOffsetInMs + byInMs);
      for (const bill of sandbox.listBills()) sandbox.progress(bill);
      return showClock(sandbox);
    }),
  }),
  remove('/clock', 'Sets the clock of the namespace to real time again', {
    answer: clockSchema,
    handle: ({ sandbox }) => {
      sandbox.clockOffsetInMs = 0;
      return showClock(sandbox);
    },
  }),
];

function findTarget(sandbox: Sandbox, move: z.output<typeof moveSchema>, now: number): number {
  if ('setTo' in move) return Date.parse(move.setTo);
  if ('advanceInSeconds' in move) return now + move.advanceInSeconds * 1000;
  if ('advanceTo' in move) return findNamedMoment(move.advanceTo, now);
  return now + waitForNextEvent(sandbox, findBillBy(sandbox, move.advanceToNextEventOf));
}

/** How long it takes until then by the bill's clock, in milliseconds. */
export function waitForNextEvent(sandbox: Sandbox, bill: Bill): number {
  const now = sandbox.nowOf(bill);
  const next = findNextEvent(bill, now);
  if (!next) throw new ControlFailure(409, 'Nothing more happens to this bill by itself.');
  return next.at - now;
}

/** Of a namespace or of a bill. Throws a RangeError where it leads further than the page would follow. */
export function checkOffset(offsetInMs: number): number {
  if (Math.abs(offsetInMs) <= LARGEST_OFFSET_IN_MS) return offsetInMs;
  throw new RangeError('A clock can be a hundred years away from real time, and no more.');
}

export function showClock(sandbox: Sandbox): ClockView {
  const now = new Date(sandbox.now());
  return {
    now: now.toISOString(),
    offsetInMs: sandbox.clockOffsetInMs,
    central: now.toLocaleString('en-US', {
      timeZone: 'America/Chicago',
      dateStyle: 'full',
      timeStyle: 'long',
    }),
  };
}

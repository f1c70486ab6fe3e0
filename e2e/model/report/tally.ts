import type { BillBooks } from '../books/books.ts';
import type { PlayedSchedule } from '../schedule/run-schedule.ts';
import type { Verdict } from './judge-schedule.ts';

export type Counts = ReadonlyMap<string, number>;

/** The sum of all schedules played so far. */
export class Tally {
  readonly faults = new Map<string, number>();
  readonly lineFaults = new Map<string, number>();
  readonly happenings = new Map<string, number>();
  readonly attempts = new Map<string, number>();
  readonly outcomes = new Map<string, number>();
  readonly words = new Map<string, number>();
  readonly breaches = new Map<string, number>();
  /** Invariants that did not hold in a schedule. */
  broken = 0;
  schedules = 0;
  bills = 0;
  presses = 0;
  payCalls = 0;
  calls = 0;
  judgedBills = 0;
  unjudgedBills = 0;

  add({ books, calls, happenings, lineFaults }: PlayedSchedule, verdict: Verdict): void {
    this.schedules += 1;
    this.calls += calls.length;
    this.judgedBills += verdict.judgedBills;
    this.unjudgedBills += verdict.unjudgedBills;
    for (const { fault } of calls) if (fault.kind !== 'none') count(this.faults, fault.kind);
    for (const fault of lineFaults) count(this.lineFaults, fault);
    for (const kind of happenings) count(this.happenings, kind);
    this.broken += new Set(verdict.breaches.map(({ invariant }) => invariant)).size;
    for (const { invariant } of verdict.breaches) count(this.breaches, invariant);
    for (const bill of books) this.#addBill(bill);
  }

  #addBill({ diary, ledger, truth }: BillBooks): void {
    this.bills += 1;
    this.presses += diary.filter(({ press }) => press).length;
    this.payCalls += truth.payCalls.length;
    for (const { state } of ledger) count(this.attempts, state);
    for (const { told } of diary) if (told !== 'noWord') count(this.words, told);
    count(this.outcomes, describeOutcome(truth));
  }
}

function describeOutcome({ payCalls, moves, finalStatus }: BillBooks['truth']): string {
  const isPaidElsewhere = moves.some(({ isPayment }) => isPayment);
  const accepted = payCalls.filter(({ isAccepted }) => isAccepted).length;
  if (accepted > 1) return 'paid more than once';
  if (isPaidElsewhere && accepted > 0) return 'paid here and elsewhere at once';
  if (isPaidElsewhere) return `paid elsewhere, ${finalStatus}`;
  return accepted === 1 ? `paid once, ${finalStatus}` : `not paid, ${finalStatus}`;
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

import { INVARIANTS } from '../invariants/invariants.ts';
import type { Counts, Tally } from './tally.ts';

export type RunNames = {
  readonly seed: number;
  readonly store: string;
  readonly instances: number;
  readonly balancer: string;
  readonly durationInSeconds: number;
};

/** What was done, what happened, and what held, as a table for people. */
export function writeTable(tally: Tally, run: RunNames): string {
  const { seed, store, instances, balancer, durationInSeconds } = run;
  return [
    section('Run', [
      ['seed', seed],
      ['schedules', tally.schedules],
      ['ledger', store],
      ['instances', instances],
      ['balancer', balancer],
      ['duration', `${Math.round(durationInSeconds)} s`],
    ]),
    section('Payments', [
      ['bills', tally.bills],
      ['orders sent by customers', tally.presses],
      ['payments received by connectFi', tally.payCalls],
      ...rowsOf(tally.outcomes),
    ]),
    section('Attempts in the ledger', rowsOf(tally.attempts)),
    section('What customers were told', rowsOf(tally.words)),
    section(`Faults on ${tally.calls} calls of connectFi`, rowsOf(tally.faults)),
    section('Faults on the lines of customers', rowsOf(tally.lineFaults)),
    section('What else happened', rowsOf(tally.happenings)),
    section('Invariants', listInvariants(tally)),
  ].join('\n');
}

type Row = readonly [name: string, value: string | number];

function section(title: string, rows: readonly Row[]): string {
  const lines = rows.map(([name, value]) => `  ${name.padEnd(40)} ${value}`);
  return [title, ...(lines.length > 0 ? lines : ['  none']), ''].join('\n');
}

function rowsOf(counts: Counts): Row[] {
  return [...counts].sort(([one], [other]) => one.localeCompare(other));
}

function listInvariants({ breaches, judgedBills, unjudgedBills }: Tally): Row[] {
  const rows = INVARIANTS.map(({ name, statement }): Row => {
    const broken = breaches.get(name) ?? 0;
    const verdict = broken > 0 ? `BROKEN by ${broken} of ${judgedBills} bills` : 'held';
    return [`${name} ${verdict}`, statement];
  });
  return [
    ...rows,
    ['bills held against them', judgedBills],
    ['not judged, the machine stood still', unjudgedBills],
  ];
}

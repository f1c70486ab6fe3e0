import type { PlayedSchedule } from '../schedule/run-schedule.ts';
import { describeBill } from './describe-bill.ts';
import type { Breach } from './judge-schedule.ts';
import { say } from './say.ts';

type Explained = Pick<PlayedSchedule, 'calls'> & {
  readonly breaches: readonly Breach[];
  /** The true time of what an app has dated. */
  readonly toTrueTime: (appTime: string) => number;
};

/** Says what was broken, and shows the bill with the shortest diary, which says most. */
export function explain({ breaches, calls, toTrueTime }: Explained): void {
  for (const { invariant, books, sentences } of breaches) {
    for (const sentence of sentences) say(`${invariant} is broken by ${books.bill}: ${sentence}.`);
  }
  const [shortest] = breaches.toSorted(
    (one, other) => one.books.diary.length - other.books.diary.length,
  );
  if (shortest) say(`\n${describeBill(shortest.books, { calls, toTrueTime })}`);
}

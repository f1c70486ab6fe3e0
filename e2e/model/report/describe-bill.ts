import type { ProxiedCall } from '#e2e/sandbox/fault-proxy/proxied-call.ts';
import type { BillBooks, DiaryLine, LedgerLine, PayCall, StatusMove } from '../books/books.ts';

type Entry = { readonly atInMs: number; readonly book: string; readonly text: string };

type Surroundings = {
  readonly calls: readonly ProxiedCall[];
  /** The true time of what an app has dated. */
  readonly toTrueTime: (appTime: string) => number;
};

/** All three books of one bill in the order of time, and what the proxy did to its payments. */
export function describeBill(books: BillBooks, { calls, toTrueTime }: Surroundings): string {
  const { diary, ledger, truth, transactionId } = books;
  const entries = [
    ...diary.map(describeLine),
    ...ledger.flatMap((attempt) => describeAttempt(attempt, toTrueTime)),
    ...truth.payCalls.map(describePayCall),
    ...truth.moves.map(describeMove),
    ...calls.filter(({ billId }) => billId === transactionId).flatMap(describeCall),
  ].sort((one, other) => one.atInMs - other.atInMs);
  const startInMs = entries[0]?.atInMs ?? 0;
  const lines = entries.map(({ atInMs, book, text }) => {
    const seconds = ((atInMs - startInMs) / 1000).toFixed(3);
    return `  ${seconds.padStart(8)} s  ${book.padEnd(9)}  ${text}`;
  });
  return [`${books.bill}, ${truth.finalStatus} in the end:`, ...lines].join('\n');
}

function describeLine(line: DiaryLine): Entry {
  const { who, deed, press, told, words, askedAtInMs, toldAtInMs } = line;
  const name = press ? ` as "${press.name}"` : '';
  const took = toldAtInMs - askedAtInMs;
  return {
    atInMs: toldAtInMs,
    book: 'diary',
    text: `${who} ${deed}${name}, and after ${took} ms was told ${told} ("${words}")`,
  };
}

function describeAttempt(
  { nameOnAccount, history }: LedgerLine,
  toTrueTime: Surroundings['toTrueTime'],
): Entry[] {
  return history.map(({ state, at }) => ({
    atInMs: toTrueTime(at),
    book: 'ledger',
    text: `"${nameOnAccount}" is ${state} (by the clock of an app)`,
  }));
}

function describePayCall({ atInMs, name, isAccepted, reason }: PayCall): Entry {
  const outcome = isAccepted ? 'accepted' : `refused (${reason})`;
  return { atInMs, book: 'connectFi', text: `the payment of "${name}" is ${outcome}` };
}

function describeMove({ atInMs, status, isPayment }: StatusMove): Entry {
  const cause = isPayment ? ', paid on another page' : '';
  return { atInMs, book: 'connectFi', text: `the bill becomes ${status}${cause}` };
}

/** Pay calls always; others where something was done to them. */
function describeCall(call: ProxiedCall): Entry[] {
  const { operation, ordinal, fault, sender, arrivedAtInMs } = call;
  if (operation !== 'C4' && fault.kind === 'none') return [];
  const delay = fault.delayInMs > 0 ? ` for ${fault.delayInMs} ms` : '';
  const text = `${operation} no. ${ordinal} from ${sender}: ${fault.kind}${delay}`;
  return [{ atInMs: arrivedAtInMs, book: 'proxy', text }];
}

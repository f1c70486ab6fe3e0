import { VisuallyHidden } from '#components/ui/marked-text.tsx';
import { type Attempt, isOpen } from '#lib/domain/attempt.ts';
import { getDebitSchedule } from '#lib/domain/debit-date.ts';
import type { Instant, Payment, ReturnReason } from '#lib/domain/payment.ts';
import { getTimeline, type TimelineRow, type TimelineStep } from '#lib/domain/timeline.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { LocalTime } from './local-time.tsx';

type TimelineProps = {
  readonly rows: readonly TimelineRow[];
  readonly returned: Returned;
  readonly locale: string;
  readonly now: Instant;
  readonly messages: Pick<Messages, 'states' | 'status'>;
};

/** The way of a payment, step under step. Times stand on lines of their own, so that none moves another. */
export function Timeline({ rows, returned, locale, now, messages }: TimelineProps) {
  const words = messages.states.timeline;
  const { label, marks } = messages.status.timeline;
  if (rows.length === 0) return null;
  return (
    <ol aria-label={label} className="grid print:hidden">
      {rows.map((row, index) => {
        const look = LOOKS[isEnd(row) ? 'end' : row.state];
        return (
          <li key={row.step} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3">
            <Marker look={look} isLast={index === rows.length - 1} />
            <div className="pb-4">
              <p className={look.label}>
                <span>{words.steps[row.step]}</span>
                <VisuallyHidden>{`, ${marks[row.state]}`}</VisuallyHidden>
              </p>
              <Time row={row} locale={locale} now={now} messages={messages} />
              {isEnd(row) && (
                <p className="mt-1 max-w-line">{explainEnd(row.step, words, returned)}</p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Why it came back, if it did, and whether it was sent from this page. */
type Returned = { readonly reason: ReturnReason | undefined; readonly isOurs: boolean };

type TimelineWords = Messages['states']['timeline'];

/** Why a payment ended, and where the money is. */
function explainEnd(step: EndStep, words: TimelineWords, { reason, isOurs }: Returned): string {
  if (step !== 'returned') return words.explanations[step];
  const because = reason ? words.returnReasons[reason] : words.returnReasonUnknown;
  const perhaps = isOurs && MAY_BE_CONNECTION.has(reason) ? words.connectionEnded : '';
  return [because, perhaps, words.explanations.returned].filter(Boolean).join(' ');
}

/** What a bank may say of an account number of its own that it has withdrawn (plaid-link 11). */
const MAY_BE_CONNECTION: ReadonlySet<ReturnReason | undefined> = new Set([
  undefined,
  'accountClosed',
  'accountUnknown',
  'accountUnfit',
]);

type EndStep = keyof Messages['states']['timeline']['explanations'];

function isEnd(row: TimelineRow): row is TimelineRow & { step: EndStep } {
  return ['returned', 'declined', 'cancelled', 'error'].includes(row.step);
}

type TimeProps = Pick<TimelineProps, 'locale' | 'now' | 'messages'> & { readonly row: TimelineRow };

function Time({ row: { at, expected }, locale, now, messages }: TimeProps) {
  const shared = { locale, now, words: messages.status.moments };
  return (
    <p className="text-13 text-quiet">
      {at && <LocalTime at={at} manner="said" {...shared} />}
      {!at && expected?.kind === 'about' && (
        <LocalTime at={expected.at} manner="expected" {...shared} />
      )}
      {!at && expected?.kind === 'usual' && messages.states.timeline.usual}
    </p>
  );
}

type Look = { readonly label: string; readonly color: string; readonly isFilled: boolean };

function Marker({ look, isLast }: { look: Look; isLast: boolean }) {
  return (
    <div className="flex flex-col items-center">
      <svg
        aria-hidden="true"
        focusable="false"
        width="20"
        height="24"
        viewBox="0 0 20 24"
        className={`shrink-0 ${look.color}`}
      >
        <circle
          cx="10"
          cy="12"
          r="5"
          stroke="currentColor"
          strokeWidth="1.5"
          fill={look.isFilled ? 'currentColor' : 'none'}
        />
      </svg>
      {!isLast && <div className="flex-1 border-s border-hairline" />}
    </div>
  );
}

const LOOKS: Readonly<Record<TimelineRow['state'] | 'end', Look>> = {
  done: { label: 'font-strong', color: 'text-good', isFilled: true },
  current: { label: '', color: 'text-link', isFilled: false },
  coming: { label: 'text-quiet', color: 'text-control', isFilled: false },
  end: { label: 'font-strong', color: 'text-attention', isFilled: true },
};

type RowsInput = {
  readonly payment: Pick<Payment, 'status' | 'history'>;
  /** The one that the payment comes from, where it is ours. */
  readonly attempt: Pick<Attempt, 'state' | 'submittedAt'> | undefined;
  /** Only our own memory tells of the payment. */
  readonly isRecalled: boolean;
};

/** The way of a payment as its screen shows it: nothing is foretold that we could not see happen. */
export function listRows({ payment, attempt, isRecalled }: RowsInput): readonly TimelineRow[] {
  const { status, history } = payment;
  if (!attempt) return getTimeline({ status, history });
  // Of a payment of which we do not know that it arrived.
  if (isOpen(attempt.state)) return getTimeline({ status, history, attempt });
  if (isRecalled) return getTimeline({ status, history, attempt }).filter(isDone);
  const expectedSentAt = getDebitSchedule(new Date(attempt.submittedAt)).sentAt;
  return getTimeline({ status, history, attempt, expectedSentAt });
}

function isDone({ state }: TimelineRow): boolean {
  return state === 'done';
}

export type LastKnown = { readonly step: TimelineStep; readonly at: Instant };

type KnownAttempt = Pick<Attempt, 'changedAt' | 'statusSeenAt'>;

/** The last step that a payment is known to have passed, and since when that is known. */
export function findLastKnown(
  attempt: KnownAttempt | undefined,
  rows: readonly TimelineRow[],
): LastKnown | undefined {
  const last = rows.findLast(({ state }) => state === 'done');
  if (!attempt || !last) return undefined;
  return { step: last.step, at: attempt.statusSeenAt ?? attempt.changedAt };
}

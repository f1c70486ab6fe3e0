import { type AttemptState, isOpen, isSettling } from './attempt.ts';
import type { Instant, Payment, PaymentStatus, ReportedStatus } from './payment.ts';

const STATUS_OF_STEP = {
  submitted: 'Processing',
  sentToBank: 'SentToPay',
  completed: 'Completed',
  settled: 'Settled',
  returned: 'Returned',
  declined: 'Declined',
  cancelled: 'Cancelled',
  error: 'Error',
} as const satisfies Record<string, PaymentStatus>;

export type TimelineStep = keyof typeof STATUS_OF_STEP;

export type TimelineRow = {
  readonly step: TimelineStep;
  /** `current` is the step that is being waited for. */
  readonly state: 'done' | 'current' | 'coming';
  /** When it happened, where known. */
  readonly at?: Instant;
  /** When it is expected: about an instant, or after the usual days that settling takes. */
  readonly expected?: { readonly kind: 'about'; readonly at: Instant } | { readonly kind: 'usual' };
};

type TimelineInput = {
  readonly status: ReportedStatus;
  readonly history: Payment['history'];
  readonly attempt?: { readonly state: AttemptState; readonly submittedAt: Instant } | undefined;
  /** `sentAt` of the attempt's debit schedule. */
  readonly expectedSentAt?: Instant | undefined;
};

const PATH = ['submitted', 'sentToBank', 'completed', 'settled'] as const;

/** The end that a payment can come to instead of Settled, and the steps it has surely passed (4.2). */
const ENDS: { readonly [status in ReportedStatus]?: { step: TimelineStep; stepsPassed: number } } =
  {
    Returned: { step: 'returned', stepsPassed: 2 },
    Declined: { step: 'declined', stepsPassed: 2 },
    Error: { step: 'error', stepsPassed: 1 },
    Cancelled: { step: 'cancelled', stepsPassed: 0 },
  };

/**
 * The way of a payment, as far as status, history and our own attempt tell it; the history may be
 * missing, partial or out of order (U22). No rows where no payment was submitted: then there is nothing
 * on its way. An attempt that is unsettled waits at its first step.
 */
export function getTimeline(input: TimelineInput): readonly TimelineRow[] {
  const { status, attempt } = input;
  if (attempt && isOpen(attempt.state) && !isSettling(status)) return getPath(input, 0);
  const end = ENDS[status];
  if (end) return getEnd(input, end);
  const stepsDone = countStepsDone(input);
  return stepsDone === 0 ? [] : getPath(input, stepsDone);
}

function countStepsDone({ status, attempt }: TimelineInput): number {
  const reached = PATH.findIndex((step) => STATUS_OF_STEP[step] === status) + 1;
  const isBeforePayment = status === 'Sent' || status === 'Initiated' || status === 'missing';
  return isBeforePayment && attempt?.state === 'accepted' ? 1 : reached;
}

function getPath(input: TimelineInput, stepsDone: number): readonly TimelineRow[] {
  return PATH.map((step, index) => {
    if (index < stepsDone) return getDoneRow(input, step);
    const state = index === stepsDone ? 'current' : 'coming';
    // The time of an unsettled attempt is known although its success is not.
    const row = step === 'submitted' ? getDoneRow(input, step) : getExpectation(input, step);
    return { ...row, step, state };
  });
}

function getEnd(
  input: TimelineInput,
  end: { step: TimelineStep; stepsPassed: number },
): readonly TimelineRow[] {
  const stepsProven = PATH.findLastIndex((step) => findTime(input, step) !== undefined) + 1;
  const stepsDone = Math.max(end.stepsPassed, stepsProven);
  if (stepsDone === 0) return [];
  return [...PATH.slice(0, stepsDone), end.step].map((step) => getDoneRow(input, step));
}

function getDoneRow(input: TimelineInput, step: TimelineStep): TimelineRow {
  const at = findTime(input, step);
  return { step, state: 'done', ...(at !== undefined && { at }) };
}

/** The attempt's own time for its submission; else the latest time at which the status was reached. */
function findTime({ history, attempt }: TimelineInput, step: TimelineStep): Instant | undefined {
  const isOurs = attempt && (isOpen(attempt.state) || attempt.state === 'accepted');
  if (step === 'submitted' && isOurs) return attempt.submittedAt;
  const times = history.filter((change) => change.status === STATUS_OF_STEP[step]);
  return times
    .map((change) => change.at)
    .sort()
    .at(-1);
}

function getExpectation(
  { expectedSentAt }: TimelineInput,
  step: TimelineStep,
): Pick<TimelineRow, 'expected'> {
  if (step === 'settled') return { expected: { kind: 'usual' } };
  if (step !== 'sentToBank' || expectedSentAt === undefined) return {};
  return { expected: { kind: 'about', at: expectedSentAt } };
}

import type { PaymentStatus } from '#lib/domain/payment.ts';
import type { Bill, StatusChange } from './bill.ts';
import { endOfLatency } from './business-hours.ts';
import type { Course } from './scenarios.ts';
import type { Switches } from './switches.ts';

const STEP_IN_MS = 60_000;

/** The bill's own time, and the switches that hold for it. */
type Moment = { readonly now: number; readonly switches: Switches };

/** How a bill got to the status that it is created with. */
const WAY_TO: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  Initiated: [],
  Sent: ['Initiated'],
  Cancelled: ['Initiated', 'Sent'],
  Rejected: ['Initiated', 'Sent'],
  Expired: ['Initiated', 'Sent'],
  Processing: ['Initiated', 'Sent'],
  Error: ['Initiated', 'Sent', 'Processing'],
  SentToPay: ['Initiated', 'Sent', 'Processing'],
  Completed: ['Initiated', 'Sent', 'Processing', 'SentToPay'],
  Settled: ['Initiated', 'Sent', 'Processing', 'SentToPay', 'Completed'],
  Returned: ['Initiated', 'Sent', 'Processing', 'SentToPay', 'Completed'],
  Declined: ['Initiated', 'Sent', 'Processing', 'SentToPay'],
};

/** Gives a new bill its first status, and the history that leads there. */
export function startBilling(bill: Bill, status: PaymentStatus, moment: Moment): void {
  const { now } = moment;
  const statuses = [...WAY_TO[status], status];
  bill.createdAt = now - (statuses.length - 1) * STEP_IN_MS;
  bill.history = statuses.map((step, index) => ({
    status: step,
    at: bill.createdAt + index * STEP_IN_MS,
  }));
  bill.status = status;
  bill.plan = planAfter(status, bill.course, moment);
}

/** Moves a bill to a status and plans what follows by itself. */
export function moveBill(bill: Bill, change: Omit<StatusChange, 'at'>, moment: Moment): void {
  record(bill, { ...change, at: moment.now });
  bill.plan = planAfter(change.status, bill.course, moment);
}

/** Lets everything happen whose time has come by the bill's clock. */
export function progressBill(bill: Bill, { now, switches }: Moment): void {
  for (let next = bill.plan[0]; next && next.at <= now; next = bill.plan[0]) {
    bill.plan.shift();
    record(bill, next);
  }
  const isOver = bill.expiresAt <= now && switches.expiry === 'status';
  if (isOver && (bill.status === 'Sent' || bill.status === 'Initiated')) {
    record(bill, { status: 'Expired', at: bill.expiresAt });
  }
}

/** In these the end of its link is an event of a bill. */
const EXPIRING: readonly PaymentStatus[] = ['Initiated', 'Sent'];

/** The next thing that happens to a bill by itself: a status, or the end of its link (as Expired). */
export function findNextEvent(bill: Bill, now: number): StatusChange | undefined {
  const end: StatusChange = { status: 'Expired', at: bill.expiresAt };
  const next = bill.plan[0] ?? (EXPIRING.includes(bill.status) ? end : undefined);
  return next && next.at > now ? next : undefined;
}

function record(bill: Bill, change: StatusChange): void {
  bill.status = change.status;
  bill.history.push(change);
  bill.updatedAt = change.at;
}

function planAfter(
  status: PaymentStatus,
  course: Course,
  { now, switches }: Moment,
): StatusChange[] {
  const index = course.findIndex((step) => step.status === status);
  if (index < 0 && status !== 'Processing') return [];
  let at = now;
  return course.slice(index + 1).map((step) => {
    at = timeOf(step.status, at, switches);
    return { ...step, at };
  });
}

function timeOf(status: PaymentStatus, after: number, switches: Switches): number {
  if (status === 'Completed') return after + switches.completeAfterInSeconds * 1000;
  if (status === 'Settled') return after + switches.settleAfterInSeconds * 1000;
  if (status === 'Returned' || status === 'Declined') {
    return after + switches.returnAfterInSeconds * 1000;
  }
  const latencyInMs = switches.latencyInSeconds * 1000;
  return switches.latencyHours === 'business'
    ? endOfLatency(after, latencyInMs)
    : after + latencyInMs;
}

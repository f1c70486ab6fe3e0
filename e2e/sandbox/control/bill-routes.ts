import { z } from 'zod';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import type { Bill } from '../bill.ts';
import { billChangeSchema, billRequestSchema } from '../bill-request.ts';
import { callSchema } from '../call.ts';
import { changeBill } from '../change-bill.ts';
import { faultSchema } from '../fault.ts';
import { moveBill } from '../progress.ts';
import type { Sandbox } from '../sandbox.ts';
import { switchesPatchSchema } from '../switches.ts';
import { getAllowedStatuses } from '../transitions.ts';
import { billViewSchema, showBill } from './bill-view.ts';
import { checkOffset, waitForNextEvent } from './clock-routes.ts';
import { ControlFailure } from './control-failure.ts';
import { type ControlRoute, findBill, get, patch, post, remove, takes } from './control-route.ts';

const statusSchema = z.strictObject({
  status: z.enum(PAYMENT_STATUSES),
  description: z.string().optional(),
  /** Refuses a move that connectfi-api 4.2 does not know; without it, any move is made. */
  isStrict: z.boolean().default(false),
  /** P15's `manualStatus`: nothing follows by itself. */
  isLocked: z.boolean().default(false),
});

const billClockSchema = z.union([
  z.strictObject({ advanceInSeconds: z.number() }),
  z.strictObject({ advanceTo: z.literal('nextEvent') }),
]);

const createdSchema = z.strictObject({
  cFiTransactionId: z.string(),
  link: z.string(),
  url: z.url(),
});

export const BILL_ROUTES: readonly ControlRoute[] = [
  post('/bills', 'Makes a bill', {
    status: 201,
    answer: createdSchema,
    ...takes(billRequestSchema, ({ sandbox, body }) => {
      const bill = sandbox.addBill(body);
      return { cFiTransactionId: bill.transactionId, link: bill.link, url: sandbox.urlOf(bill) };
    }),
  }),
  get('/bills', 'All bills, the newest first', {
    answer: z.array(billViewSchema),
    handle: ({ sandbox }) => sandbox.listBills().map((bill) => showBill(sandbox, bill)),
  }),
  get('/bills/:id', 'The whole truth about a bill', {
    answer: billViewSchema,
    handle: (call) => showBill(call.sandbox, findBill(call)),
  }),
  patch(
    '/bills/:id',
    'Changes the members named',
    changesBill(billChangeSchema, ({ bill, body, sandbox }) =>
      changeBill(bill, body, { ids: sandbox.ids, now: sandbox.nowOf(bill) }),
    ),
  ),
  post('/bills/:id/status', 'Moves a bill to a status', changesBill(statusSchema, setStatus)),
  post(
    '/bills/:id/clock',
    'Moves the time of this bill alone',
    changesBill(billClockSchema, ({ bill, body, sandbox }) => {
      const byInMs =
        'advanceTo' in body ? waitForNextEvent(sandbox, bill) : body.advanceInSeconds * 1000;
      bill.clockOffsetInMs = checkOffset(bill.clockOffsetInMs + byInMs);
      sandbox.progress(bill);
    }),
  ),
  post('/bills/:id/faults', 'Adds a fault', {
    status: 201,
    ...changesBill(faultSchema, ({ bill, body }) => bill.faults.push(body)),
  }),
  remove('/bills/:id/faults', 'Removes all faults', {
    answer: billViewSchema,
    handle: (call) => {
      const bill = findBill(call);
      bill.faults = [];
      return showBill(call.sandbox, bill);
    },
  }),
  patch(
    '/bills/:id/switches',
    'Sets switches of a bill',
    changesBill(switchesPatchSchema, ({ bill, body }) => {
      bill.switches = { ...bill.switches, ...body };
    }),
  ),
  post('/bills/:id/sessions/expire', 'Refuses every JWT of a bill from now on', {
    answer: billViewSchema,
    handle: (call) => {
      const bill = findBill(call);
      for (const session of bill.sessions) session.isEnded = true;
      return showBill(call.sandbox, bill);
    },
  }),
  get('/bills/:id/calls', 'Calls received about a bill', {
    answer: z.array(callSchema),
    handle: (call) => {
      const { transactionId } = findBill(call);
      return call.sandbox.calls.filter((received) => received.transactionId === transactionId);
    },
  }),
];

type Change<Body> = { readonly sandbox: Sandbox; readonly bill: Bill; readonly body: Body };

/** A call that does something to the bill it names, and is answered with what the bill is then. */
function changesBill<Schema extends z.ZodType>(
  body: Schema,
  change: (change: Change<z.output<Schema>>) => void,
) {
  const served = takes(body, (call) => {
    const bill = findBill(call);
    change({ ...call, bill });
    return showBill(call.sandbox, bill);
  });
  return { answer: billViewSchema, ...served };
}

function setStatus({ sandbox, bill, body }: Change<z.output<typeof statusSchema>>): void {
  const { status, description, isStrict, isLocked } = body;
  if (isStrict && !getAllowedStatuses(bill.status).includes(status)) {
    throw new ControlFailure(409, `A bill cannot go from ${bill.status} to ${status}.`);
  }
  const change = { status, isManual: true, ...(description === undefined ? {} : { description }) };
  moveBill(bill, change, { now: sandbox.nowOf(bill), switches: sandbox.switchesOf(bill) });
  if (isLocked) bill.plan = [];
}

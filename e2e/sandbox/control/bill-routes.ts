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
import { type ControlRoute, findBill, takes } from './control-route.ts';

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

const oneBill = { status: 200, answer: billViewSchema } as const;

export const BILL_ROUTES: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/bills',
    summary: 'Makes a bill',
    status: 201,
    answer: createdSchema,
    ...takes(billRequestSchema, ({ sandbox, body }) => {
      const bill = sandbox.addBill(body);
      return { cFiTransactionId: bill.transactionId, link: bill.link, url: sandbox.urlOf(bill) };
    }),
  },
  {
    method: 'GET',
    path: '/bills',
    summary: 'All bills, the newest first',
    status: 200,
    answer: z.array(billViewSchema),
    handle: ({ sandbox }) => sandbox.listBills().map((bill) => showBill(sandbox, bill)),
  },
  {
    method: 'GET',
    path: '/bills/:id',
    summary: 'The whole truth about a bill',
    ...oneBill,
    handle: (call) => showBill(call.sandbox, findBill(call)),
  },
  {
    method: 'PATCH',
    path: '/bills/:id',
    summary: 'Changes the members named',
    ...oneBill,
    ...takes(billChangeSchema, (call) => {
      const { sandbox, body } = call;
      const bill = findBill(call);
      changeBill(bill, body, { ids: sandbox.ids, now: sandbox.nowOf(bill) });
      return showBill(sandbox, bill);
    }),
  },
  {
    method: 'POST',
    path: '/bills/:id/status',
    summary: 'Moves a bill to a status',
    ...oneBill,
    ...takes(statusSchema, (call) => setStatus(call.sandbox, findBill(call), call.body)),
  },
  {
    method: 'POST',
    path: '/bills/:id/clock',
    summary: 'Moves the time of this bill alone',
    ...oneBill,
    ...takes(billClockSchema, (call) => {
      const { body, sandbox } = call;
      const bill = findBill(call);
      const byInMs =
        'advanceTo' in body ? waitForNextEvent(sandbox, bill) : body.advanceInSeconds * 1000;
      bill.clockOffsetInMs = checkOffset(bill.clockOffsetInMs + byInMs);
      sandbox.progress(bill);
      return showBill(sandbox, bill);
    }),
  },
  {
    method: 'POST',
    path: '/bills/:id/faults',
    summary: 'Adds a fault',
    status: 201,
    answer: billViewSchema,
    ...takes(faultSchema, (call) => {
      const bill = findBill(call);
      bill.faults.push(call.body);
      return showBill(call.sandbox, bill);
    }),
  },
  {
    method: 'DELETE',
    path: '/bills/:id/faults',
    summary: 'Removes all faults',
    ...oneBill,
    handle: (call) => {
      const bill = findBill(call);
      bill.faults = [];
      return showBill(call.sandbox, bill);
    },
  },
  {
    method: 'PATCH',
    path: '/bills/:id/switches',
    summary: 'Sets switches of a bill',
    ...oneBill,
    ...takes(switchesPatchSchema, (call) => {
      const bill = findBill(call);
      bill.switches = { ...bill.switches, ...call.body };
      return showBill(call.sandbox, bill);
    }),
  },
  {
    method: 'POST',
    path: '/bills/:id/sessions/expire',
    summary: 'Refuses every JWT of a bill from now on',
    ...oneBill,
    handle: (call) => {
      const bill = findBill(call);
      for (const session of bill.sessions) session.isEnded = true;
      return showBill(call.sandbox, bill);
    },
  },
  {
    method: 'GET',
    path: '/bills/:id/calls',
    summary: 'Calls received about a bill',
    status: 200,
    answer: z.array(callSchema),
    handle: (call) => {
      const { transactionId } = findBill(call);
      return call.sandbox.calls.filter((received) => received.transactionId === transactionId);
    },
  },
];

function setStatus(sandbox: Sandbox, bill: Bill, wanted: z.output<typeof statusSchema>) {
  const { status, description, isStrict, isLocked } = wanted;
  if (isStrict && !getAllowedStatuses(bill.status).includes(status)) {
    throw new ControlFailure(409, `A bill cannot go from ${bill.status} to ${status}.`);
  }
  const change = { status, isManual: true, ...(description === undefined ? {} : { description }) };
  moveBill(bill, change, { now: sandbox.nowOf(bill), switches: sandbox.switchesOf(bill) });
  if (isLocked) bill.plan = [];
  return showBill(sandbox, bill);
}

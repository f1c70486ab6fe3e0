import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import type { Bill } from '../bill.ts';
import { billChangeSchema, billRequestSchema } from '../bill-request.ts';
import { changeBill } from '../change-bill.ts';
import { faultSchema } from '../fault.ts';
import { moveBill } from '../progress.ts';
import type { Sandbox } from '../sandbox.ts';
import { switchesPatchSchema } from '../switches.ts';
import { getAllowedStatuses } from '../transitions.ts';
import { showBill } from './bill-view.ts';
import { ControlFailure } from './control-failure.ts';

const idSchema = z.object({ id: z.string() });

const statusSchema = z.strictObject({
  status: z.enum(PAYMENT_STATUSES),
  description: z.string().optional(),
  /** Refuses a move that connectfi-api 4.2 does not know; without it, any move is made. */
  isStrict: z.boolean().default(false),
  /** P15's `manualStatus`: nothing follows by itself. */
  isLocked: z.boolean().default(false),
});

const clockSchema = z.strictObject({ advanceInSeconds: z.number() });

export async function billRoutes(app: FastifyInstance, { sandbox }: { sandbox: Sandbox }) {
  const find = (request: FastifyRequest) => findBill(sandbox, request);

  app.post('/bills', async (request, reply) => {
    const bill = sandbox.addBill(billRequestSchema.parse(request.body ?? {}));
    reply.code(201);
    return {
      cFiTransactionId: bill.transactionId,
      link: bill.link,
      url: sandbox.urlOf(bill),
    };
  });
  app.get('/bills', async () => sandbox.listBills().map((bill) => showBill(sandbox, bill)));
  app.get('/bills/:id', async (request) => showBill(sandbox, find(request)));
  app.patch('/bills/:id', async (request) => {
    const bill = find(request);
    const change = billChangeSchema.parse(request.body);
    changeBill(bill, change, { ids: sandbox.ids, now: sandbox.nowOf(bill) });
    return showBill(sandbox, bill);
  });
  app.post('/bills/:id/status', async (request) => setStatus(sandbox, find(request), request.body));
  app.post('/bills/:id/clock', async (request) => {
    const bill = find(request);
    bill.clockOffsetInMs += clockSchema.parse(request.body).advanceInSeconds * 1000;
    sandbox.progress(bill);
    return showBill(sandbox, bill);
  });
  app.post('/bills/:id/faults', async (request, reply) => {
    const bill = find(request);
    bill.faults.push(faultSchema.parse(request.body));
    return reply.code(201).send(showBill(sandbox, bill));
  });
  app.delete('/bills/:id/faults', async (request) => {
    const bill = find(request);
    bill.faults = [];
    return showBill(sandbox, bill);
  });
  app.patch('/bills/:id/switches', async (request) => {
    const bill = find(request);
    bill.switches = { ...bill.switches, ...switchesPatchSchema.parse(request.body) };
    return showBill(sandbox, bill);
  });
  app.post('/bills/:id/sessions/expire', async (request) => {
    const bill = find(request);
    for (const session of bill.sessions) session.isEnded = true;
    return showBill(sandbox, bill);
  });
  app.get('/bills/:id/calls', async (request) => {
    const { transactionId } = find(request);
    return sandbox.calls.filter((call) => call.transactionId === transactionId);
  });
}

function setStatus(sandbox: Sandbox, bill: Bill, body: unknown) {
  const { status, description, isStrict, isLocked } = statusSchema.parse(body);
  if (isStrict && !getAllowedStatuses(bill.status).includes(status)) {
    throw new ControlFailure(409, `A bill cannot go from ${bill.status} to ${status}.`);
  }
  const change = { status, isManual: true, ...(description === undefined ? {} : { description }) };
  moveBill(bill, change, { now: sandbox.nowOf(bill), switches: sandbox.switchesOf(bill) });
  if (isLocked) bill.plan = [];
  return showBill(sandbox, bill);
}

function findBill(sandbox: Sandbox, request: FastifyRequest): Bill {
  const { id } = idSchema.parse(request.params);
  const bill = sandbox.findBill(id) ?? sandbox.findBillByLink(id);
  if (!bill) throw new ControlFailure(404, 'There is no such bill.');
  return bill;
}

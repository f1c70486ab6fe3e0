import { z } from 'zod';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import { callSchema } from '../call.ts';
import { faultSchema } from '../fault.ts';
import { SCENARIOS } from '../scenarios.ts';
import { switchesPatchSchema, switchesSchema } from '../switches.ts';
import { type ControlRoute, takes } from './control-route.ts';

const scenarioSchema = z.strictObject({
  name: z.string(),
  amountInCents: z.number().int(),
  summary: z.string(),
  customerSees: z.string(),
  faults: z.array(faultSchema.partial()).optional(),
  course: z
    .array(z.strictObject({ status: z.enum(PAYMENT_STATUSES), description: z.string().optional() }))
    .optional(),
});

const webhookSchema = z.strictObject({
  url: z.url().nullable(),
  deliveries: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      cFiTransactionId: z.string(),
      status: z.number().int().nullable(),
    }),
  ),
});

/** What is about all bills of a namespace, or about none. */
export const GENERAL_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/switches',
    summary: 'The switches of bills that do not say otherwise',
    status: 200,
    answer: switchesSchema,
    handle: ({ sandbox }) => sandbox.switchesOf(),
  },
  {
    method: 'PATCH',
    path: '/switches',
    summary: 'Sets switches of bills that do not say otherwise',
    status: 200,
    answer: switchesSchema,
    ...takes(switchesPatchSchema, ({ sandbox, body }) => {
      sandbox.switches = { ...sandbox.switches, ...body };
      return sandbox.switchesOf();
    }),
  },
  {
    method: 'GET',
    path: '/scenarios',
    summary: 'The scenarios that a bill can play',
    status: 200,
    answer: z.array(scenarioSchema),
    handle: () => SCENARIOS,
  },
  {
    method: 'GET',
    path: '/calls',
    summary: 'Calls received',
    status: 200,
    answer: z.array(callSchema),
    handle: ({ sandbox }) => sandbox.calls,
  },
  {
    method: 'GET',
    path: '/secrets',
    summary: 'Every value that must never be found in a browser or a log',
    status: 200,
    answer: z.array(z.strictObject({ kind: z.string(), value: z.string() })),
    handle: ({ sandbox }) => [...sandbox.secrets].map(([value, kind]) => ({ kind, value })),
  },
  {
    method: 'GET',
    path: '/webhook',
    summary: 'Where mails to customers are posted, and what became of them',
    status: 200,
    answer: webhookSchema,
    handle: ({ sandbox }) => sandbox.webhook,
  },
  {
    method: 'PATCH',
    path: '/webhook',
    summary: 'Posts mails to customers to an address from now on, or to none',
    status: 200,
    answer: webhookSchema,
    ...takes(z.strictObject({ url: z.url().nullable() }), ({ sandbox, body }) => {
      sandbox.setWebhook(body.url);
      return sandbox.webhook;
    }),
  },
  {
    method: 'POST',
    path: '/reset',
    summary: 'Forgets all bills, calls and switches of the namespace, and sets its clock right',
    status: 204,
    handle: ({ sandbox }) => sandbox.reset(),
  },
];

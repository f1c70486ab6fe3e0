import { z } from 'zod';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import { callSchema } from '../call.ts';
import { faultSchema } from '../fault.ts';
import { SCENARIOS } from '../scenarios.ts';
import { switchesPatchSchema, switchesSchema } from '../switches.ts';
import { type ControlRoute, get, patch, post, takes } from './control-route.ts';

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
  get('/switches', 'The switches of bills that do not say otherwise', {
    answer: switchesSchema,
    handle: ({ sandbox }) => sandbox.switchesOf(),
  }),
  patch('/switches', 'Sets switches of bills that do not say otherwise', {
    answer: switchesSchema,
    ...takes(switchesPatchSchema, ({ sandbox, body }) => {
      sandbox.switches = { ...sandbox.switches, ...body };
      return sandbox.switchesOf();
    }),
  }),
  get('/scenarios', 'The scenarios that a bill can play', {
    answer: z.array(scenarioSchema),
    handle: () => SCENARIOS,
  }),
  get('/calls', 'Calls received', {
    answer: z.array(callSchema),
    handle: ({ sandbox }) => sandbox.calls,
  }),
  get('/secrets', 'Every value that must never be found in a browser or a log', {
    answer: z.array(z.strictObject({ kind: z.string(), value: z.string() })),
    handle: ({ sandbox }) => [...sandbox.secrets].map(([value, kind]) => ({ kind, value })),
  }),
  get('/webhook', 'Where mails to customers are posted, and what became of them', {
    answer: webhookSchema,
    handle: ({ sandbox }) => sandbox.webhook,
  }),
  patch('/webhook', 'Posts mails to customers to an address from now on, or to none', {
    answer: webhookSchema,
    ...takes(z.strictObject({ url: z.url().nullable() }), ({ sandbox, body }) => {
      sandbox.setWebhook(body.url);
      return sandbox.webhook;
    }),
  }),
  post(
    '/reset',
    'Forgets all bills, calls and switches of the namespace, and sets its clock right',
    {
      status: 204,
      handle: ({ sandbox }) => sandbox.reset(),
    },
  ),
];

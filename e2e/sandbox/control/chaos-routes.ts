import { z } from 'zod';
import type { Bill } from '../bill.ts';
import { ERROR_CODES } from '../connectfi/error-codes.ts';
import { FAULT_KINDS, type Fault, faultSchema } from '../fault.ts';
import { Ids } from '../ids.ts';
import { type ControlRoute, findBill, post, takes } from './control-route.ts';

const seedSchema = z.strictObject({
  /** The same one draws the same faults. Without it there is a new one, which the answer tells. */
  seed: z.string().min(1).max(100).optional(),
});

export const chaosSchema = z.strictObject({
  seed: z.string(),
  bills: z.array(z.strictObject({ cFiTransactionId: z.string(), faults: z.array(faultSchema) })),
});

export type Chaos = z.output<typeof chaosSchema>;

export const CHAOS_ROUTES: readonly ControlRoute[] = [
  post('/chaos', 'Gives all bills faults that a seed draws, in place of those that they have', {
    answer: chaosSchema,
    ...takes(seedSchema, ({ sandbox, body }) => spoil(sandbox.listBills().toReversed(), body.seed)),
  }),
  post('/bills/:id/chaos', 'Gives a bill faults that a seed draws, in place of those that it has', {
    answer: chaosSchema,
    ...takes(seedSchema, (call) => spoil([findBill(call)], call.body.seed)),
  }),
];

/** The oldest bill comes first, so that a test that makes its bills again gives each the same faults. */
function spoil(bills: readonly Bill[], seed = new Ids().base62(8)): Chaos {
  const ids = new Ids(`chaos ${seed}`);
  for (const bill of bills) bill.faults = drawFaults(ids);
  return {
    seed,
    bills: bills.map(({ transactionId, faults }) => ({
      cFiTransactionId: transactionId,
      faults: [...faults],
    })),
  };
}

const MOST_FAULTS = 3;
/** What a page asks for on the way to a payment from a bank. */
const SPOILED = ['C1', 'C2', 'C4', 'C5', 'C7', 'C8', 'C9'] as const;
const CODES = Object.keys(ERROR_CODES);
const STATUSES = [500, 502, 503] as const;
const DELAYS_IN_MS = [undefined, undefined, 500, 3000, 10_000] as const;
/** These say already whether the call takes effect; after a refusal nobody expects that it did. */
const DECIDED: readonly Fault['kind'][] = ['delay', 'resetBefore', 'resetAfter', 'refuse'];

/** A customer who tries again gets past all of them. */
function drawFaults(ids: Ids): Fault[] {
  return Array.from({ length: 1 + drawNumber(ids, MOST_FAULTS) }, () => {
    const kind = draw(ids, FAULT_KINDS) ?? 'delay';
    return faultSchema.parse({
      operation: draw(ids, SPOILED),
      kind,
      times: 1 + drawNumber(ids, 2),
      delayInMs: kind === 'delay' ? 3000 : draw(ids, DELAYS_IN_MS),
      ...(!DECIDED.includes(kind) && { isProcessed: draw(ids, [true, false]) }),
      ...(kind === 'status' && { status: draw(ids, STATUSES) }),
      ...(kind === 'refuse' && { code: draw(ids, CODES) }),
    });
  });
}

function draw<Item>(ids: Ids, items: readonly Item[]): Item | undefined {
  return items[drawNumber(ids, items.length)];
}

function drawNumber(ids: Ids, below: number): number {
  return ids.bytes(4).readUInt32BE() % below;
}

import type { CreatedBill } from '#e2e/qa/control-types.ts';
import type { Dice } from '#e2e/support/dice.ts';
import type { StatusMove } from '../books/books.ts';
import type { World } from '../world/start-world.ts';
import { Party } from './party.ts';
import type { BillPlan } from './schedule.ts';

/** A planned bill as it is at connectFi, with those who have its link. */
export type StagedBill = {
  readonly plan: BillPlan;
  readonly created: CreatedBill;
  readonly party: Party;
  /** What became of it by the merchant's or the bank's hand. */
  readonly moves: StatusMove[];
};

/** Has connectFi send a bill, and its mail reach the customers. */
export async function stageBill(plan: BillPlan, world: World, schedule: Dice): Promise<StagedBill> {
  const created = await world.sandbox.createBill({
    amount: plan.amountInCents / 100,
    ...(plan.course === 'comesBack' && { scenario: 'returnR01' }),
  });
  const { cFiTransactionId: id, url } = created;
  if (plan.refusal) {
    await world.sandbox.injectFault(id, { operation: 'C4', kind: 'refuse', code: plan.refusal });
  }
  const mailPath = new URL(url).pathname;
  const party = new Party({ plan, world, mailPath, dice: schedule.under(plan.name) });
  return { plan, created, party, moves: [] };
}

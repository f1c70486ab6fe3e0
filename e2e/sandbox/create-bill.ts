import { amountInCentsOf, type Bill, DEFAULT_BILL, defaultMerchant } from './bill.ts';
import { type BillRequest, billRequestSchema } from './bill-request.ts';
import { changeBill } from './change-bill.ts';
import { faultSchema } from './fault.ts';
import type { Ids } from './ids.ts';
import { startBilling } from './progress.ts';
import { findScenario, type Scenario, USUAL_COURSE } from './scenarios.ts';
import { mergeSwitches, type SwitchesPatch } from './switches.ts';

const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** Builds a bill; throws a RangeError where the request names a scenario that does not exist. */
export function createBill(
  request: BillRequest,
  surroundings: { appOrigin: string; ids: Ids; now: number; globalSwitches: SwitchesPatch },
): Bill {
  const { appOrigin, ids, now, globalSwitches } = surroundings;
  const { link, scenario: name, ...wanted } = billRequestSchema.parse(request);
  const { status = DEFAULT_BILL.status, switches = {}, ...content } = wanted;
  const scenario = chooseScenario(name, content.amount);
  const bill: Bill = {
    ...emptyBill(ids, link ?? ids.link(), now),
    appOrigin,
    amount: scenario ? scenario.amountInCents / 100 : DEFAULT_BILL.amount,
    scenario: scenario?.name ?? null,
    course: scenario?.course ?? USUAL_COURSE,
    faults: (scenario?.faults ?? []).map((fault) => faultSchema.parse(fault)),
    switches,
  };
  if (status === 'Expired') bill.expiresAt = now - DAY_IN_MS;
  changeBill(bill, { dueDate: dateAfter(now, 14), ...content }, { ids, now });
  startBilling(bill, status, { now, switches: mergeSwitches(globalSwitches, switches) });
  return bill;
}

function emptyBill(
  ids: Ids,
  link: string,
  now: number,
): Omit<Bill, 'appOrigin' | 'scenario' | 'course'> {
  const { expiresInSeconds, ...defaults } = DEFAULT_BILL;
  return {
    transactionId: ids.entityId(),
    link,
    aggregatorId: 'CLIENTID',
    ...defaults,
    fields: [...defaults.fields],
    availablePaymentType: [...defaults.availablePaymentType],
    merchant: defaultMerchant(ids.entityId()),
    dueDate: null,
    attachments: [],
    plaid: {},
    createdAt: now,
    updatedAt: now,
    expiresAt: now + expiresInSeconds * 1000,
    history: [],
    plan: [],
    clockOffsetInMs: 0,
    switches: {},
    faults: [],
    sessions: [],
    attempts: [],
  };
}

function chooseScenario(name?: string, amount?: number): Scenario | undefined {
  if (name === undefined) {
    return amount === undefined
      ? undefined
      : findScenario({ amountInCents: amountInCentsOf({ amount }) });
  }
  const scenario = findScenario({ name });
  if (!scenario) throw new RangeError(`There is no scenario "${name}".`);
  return scenario;
}

function dateAfter(now: number, days: number): string {
  return new Date(now + days * DAY_IN_MS).toISOString().slice(0, 10);
}

import {
  type Attachment,
  amountInCentsOf,
  type Bill,
  DEFAULT_BILL,
  defaultMerchant,
} from './bill.ts';
import type { AttachmentRequest, BillChange, BillRequest } from './bill-request.ts';
import { billRequestSchema } from './bill-request.ts';
import { faultSchema } from './fault.ts';
import type { Ids } from './ids.ts';
import { startBilling } from './progress.ts';
import { findScenario, type Scenario, USUAL_COURSE } from './scenarios.ts';
import { mergeSwitches, type SwitchesPatch } from './switches.ts';

const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** Builds a bill; throws a RangeError where the request names a scenario that does not exist. */
export function createBill(
  request: BillRequest,
  { ids, now, globalSwitches }: { ids: Ids; now: number; globalSwitches: SwitchesPatch },
): Bill {
  const {
    status = DEFAULT_BILL.status,
    switches = {},
    ...wanted
  } = billRequestSchema.parse(request);
  const scenario = chooseScenario(wanted.scenario, wanted.amount);
  const bill: Bill = {
    ...emptyBill(ids, wanted.link ?? ids.link(), now),
    amount: scenario ? scenario.amountInCents / 100 : DEFAULT_BILL.amount,
    scenario: scenario?.name ?? null,
    course: scenario?.course ?? USUAL_COURSE,
    faults: (scenario?.faults ?? []).map((fault) => faultSchema.parse(fault)),
    switches,
  };
  if (status === 'Expired') bill.expiresAt = now - DAY_IN_MS;
  changeBill(bill, { dueDate: dateAfter(now, 14), ...wanted }, ids, now);
  startBilling(bill, status, now, mergeSwitches(globalSwitches, switches));
  return bill;
}

/** Changes what the request names, and nothing else. */
export function changeBill(bill: Bill, change: BillChange, ids: Ids, now: number): void {
  const { expiresInSeconds, attachments, merchant, usePlaid, ...plain } = pickChanges(change);
  Object.assign(bill, plain);
  Object.assign(bill.merchant, merchant, usePlaid === undefined ? {} : { usePlaid });
  if (expiresInSeconds !== undefined) bill.expiresAt = now + expiresInSeconds * 1000;
  if (attachments) {
    bill.attachments = attachments.map((attachment) => toAttachment(attachment, ids, now));
  }
  bill.updatedAt = now;
}

function pickChanges(change: BillChange) {
  const { amount, currency, payerName, invoiceNumber, description, fields, dueDate } = change;
  const { availablePaymentType, plaid, expiresInSeconds, merchant, usePlaid } = change;
  const attachments = change.attachments?.map((attachment) => ({
    fileName: attachment.fileName ?? 'Invoice.pdf',
    content: attachment.content ?? 'pdf',
    ...(attachment.sizeInBytes === undefined ? {} : { sizeInBytes: attachment.sizeInBytes }),
  }));
  return {
    ...onlyGiven({ amount, currency, payerName, invoiceNumber, description, fields, dueDate }),
    ...onlyGiven({ availablePaymentType, plaid }),
    expiresInSeconds,
    attachments,
    merchant: onlyGiven(merchant ?? {}),
    usePlaid,
  };
}

function onlyGiven(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function emptyBill(ids: Ids, link: string, now: number): Omit<Bill, 'scenario' | 'course'> {
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

function toAttachment(request: AttachmentRequest, ids: Ids, now: number): Attachment {
  return { ...request, invoiceId: ids.entityId(), createdAt: now };
}

function dateAfter(now: number, days: number): string {
  return new Date(now + days * DAY_IN_MS).toISOString().slice(0, 10);
}

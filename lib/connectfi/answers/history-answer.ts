import { z } from 'zod';
import {
  PAYMENT_STATUSES,
  type ReportedStatus,
  type ReturnReason,
  type StatusChange,
} from '#lib/domain/payment.ts';
import { parseInstant } from './optional-members.ts';

const changeSchema = z.record(z.string(), z.unknown());

/**
 * `statusChangeHistory`, whose items are shown nowhere (U22): a `status` and some `dts…` moment are
 * enough; an item without them is left out. The earliest comes first.
 */
export const historySchema = z
  .array(z.unknown())
  .catch([])
  .transform((given) => ({
    changes: given
      .flatMap(readChange)
      .sort((one, other) => one.at.localeCompare(other.at)) as readonly StatusChange[],
    returnReason: given.map(readReturnReason).findLast((reason) => reason !== undefined),
  }));

function readChange(item: unknown): StatusChange[] {
  const { data } = changeSchema.safeParse(item);
  if (!data) return [];
  const status = statusSchema.parse(data.status);
  const [at] = Object.entries(data).flatMap(([name, value]) =>
    name.startsWith('dts') ? (parseInstant(value) ?? []) : [],
  );
  return status === 'missing' || status === 'unknown' || !at ? [] : [{ status, at }];
}

/** What the codes of the ACH network mean (Nacha) that are about the account and nothing else. */
const REASONS: ReadonlyMap<string, ReturnReason> = new Map([
  ['R01', 'moneyMissing'],
  ['R02', 'accountClosed'],
  ['R03', 'accountUnknown'],
  ['R04', 'accountUnknown'],
  ['R07', 'permissionWithdrawn'],
  ['R08', 'paymentStopped'],
  ['R09', 'moneyMissing'],
  ['R12', 'accountMoved'],
  ['R20', 'accountUnfit'],
]);

/**
 * The code of a return in any text of an item that says Returned; where connectFi has it is not documented
 * (U22). The text itself is never shown: people write there, too.
 */
function readReturnReason(item: unknown): ReturnReason | undefined {
  const { data } = changeSchema.safeParse(item);
  if (!data || statusSchema.parse(data.status) !== 'Returned') return undefined;
  const code = Object.values(data)
    .flatMap((value) => (typeof value === 'string' ? (/\bR\d{2}\b/.exec(value) ?? []) : []))
    .at(0);
  return code === undefined ? undefined : (REASONS.get(code) ?? 'unsaid');
}

/** Any status but an explicit one of the twelve is `unknown`; none at all is `missing`. */
export const statusSchema = z.unknown().optional().transform(parseStatus);

function parseStatus(value: unknown): ReportedStatus {
  if (value === undefined || value === null) return 'missing';
  return PAYMENT_STATUSES.find((status) => status === value) ?? 'unknown';
}

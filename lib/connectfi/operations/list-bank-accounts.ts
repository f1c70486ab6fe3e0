import 'server-only';
import { z } from 'zod';
import type { BankAccount } from '#lib/domain/payment.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { getEnv } from '#lib/env.ts';
import { type Result, succeed } from '#lib/result.ts';
import { optionalText, shownText } from '../answers/optional-members.ts';
import type { Purpose } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { request } from '../transport/request.ts';

/** C9: lists the accounts of the bank that was connected in this session, without numbers and balances. */
export async function listBankAccounts(
  jwt: string,
  purpose?: Purpose,
): Promise<Result<readonly BankAccount[], ConnectfiFailure>> {
  const result = await request(
    {
      operation: 'listBankAccounts',
      method: 'POST',
      path: '/public/customer/plaid/get-accounts-balance',
      jwt,
      deadlineInMs: getEnv().upstreamTimeoutMs,
      isRepeatable: true,
      purpose,
    },
    accountsAnswerSchema,
  );
  return result.ok ? succeed(result.value.data) : result;
}

/** Numbers and balances are in the answer too (connectfi-api C9): they are not even read. */
const accountSchema = z.object({
  account_id: z.string().regex(/^[^<>\s\p{C}]{1,200}$/u),
  name: optionalText,
  official_name: optionalText,
  // A number would have lost its leading zeros.
  mask: shownText.optional().catch(undefined),
  type: optionalText,
  subtype: optionalText,
});

/**
 * Reads the `data` of C9 into our words. Only deposit accounts can be debited, which may be all that are
 * listed where an entry does not say; one without an id cannot be named to C4 and is left out. An account
 * without any name is named by its subtype. None is hidden for its subtype: the customer is warned.
 */
export const accountsAnswerSchema = z
  .object({ achAccounts: z.array(z.unknown()) })
  .transform(({ achAccounts }): readonly BankAccount[] => achAccounts.flatMap(readAccount));

function readAccount(item: unknown): BankAccount[] {
  const { data } = accountSchema.safeParse(item);
  if (!data) return [];
  const subtype = SUBTYPES.get(data.subtype?.toLowerCase() ?? '') ?? 'other';
  if ((data.type?.toLowerCase() ?? DEPOSIT) !== DEPOSIT) return [];
  const name = hideNumbers(data.name ?? data.official_name ?? data.subtype ?? '');
  // Longer than what banks show could be the number itself.
  const mask = data.mask && [...data.mask].slice(-SHOWN_DIGITS).join('');
  return [dropMissing({ id: data.account_id, name, mask, subtype })];
}

const DEPOSIT = 'depository';

/** Plaid's names of the kinds that our words tell apart; it adds new ones at any time (plaid-link 11). */
const SUBTYPES: ReadonlyMap<string, BankAccount['subtype']> = new Map([
  ['checking', 'checking'],
  ['savings', 'savings'],
  ['limited purpose checking', 'limitedPurposeChecking'],
]);

/** As many digits of an account as banks themselves show. */
const SHOWN_DIGITS = 4;

/** Digits of any script, and whatever may part them: only two letters end a number. */
const NUMBER = /\p{N}(?:[^\p{L}\p{N}]*(?:\p{L}[^\p{L}\p{N}]*)?\p{N}){4,}/gu;

/**
 * Some banks put the whole number of an account into its name, in groups or without. Of five digits or
 * more only the last ones stay, whatever parts them: two numbers side by side are hidden as one.
 */
function hideNumbers(name: string): string {
  return name.replace(NUMBER, (number) => {
    const digits = number.match(/\p{N}/gu) ?? [];
    return `…${digits.slice(-SHOWN_DIGITS).join('')}`;
  });
}

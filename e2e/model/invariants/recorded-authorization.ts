import { formatMoney } from '#lib/domain/money.ts';
import type { BillBooks, LedgerLine, PayCall, Press } from '../books/books.ts';
import type { Invariant } from './invariant.ts';
import { listAcceptedBy } from './payments.ts';

export const recordedAuthorization: Invariant = {
  name: 'I4',
  statement: 'every accepted payment has its authorization in the ledger, as the customer gave it',
  findBreaches: (books) =>
    listAcceptedBy(books.truth, Number.POSITIVE_INFINITY).flatMap((call) => judge(call, books)),
};

function judge({ name }: PayCall, { ledger, diary, truth }: BillBooks): string[] {
  const attempt = ledger.find(({ nameOnAccount }) => nameOnAccount === name);
  if (!attempt) return [`the payment of "${name}" is not in the ledger`];
  const { amountInCents } = truth;
  const press = diary.find((line) => line.press?.name === name)?.press;
  return [
    ...(isWhole(attempt, amountInCents) ? [] : [`the authorization of "${name}" is not whole`]),
    ...(press && !isSame(attempt, press)
      ? [`the authorization of "${name}" is not the one that was given`]
      : []),
  ];
}

function isWhole({ authorizationText, nameOnAccount }: LedgerLine, amountInCents: number): boolean {
  const amount = formatMoney({ amountInCents, currency: 'USD' }, 'en-US');
  return authorizationText.includes(nameOnAccount) && authorizationText.includes(amount);
}

function isSame(attempt: LedgerLine, press: Press): boolean {
  return (
    attempt.amountInCents === press.amountInCents &&
    attempt.authorizationVersion === press.authorizationVersion
  );
}

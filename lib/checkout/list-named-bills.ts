import 'server-only';
import { takeToken } from '#lib/limits/take-token.ts';
import { fill } from '#lib/messages/fill.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { formatMoney } from '#lib/payment/money.ts';
import { namePayee } from '#lib/payment/name-payee.ts';
import type { BillSession } from '#lib/session.ts';
import { readPayment } from './read-payment.ts';
import { readWithRenewal } from './renew-session.ts';

export type NamedBill = { readonly ref: string; readonly name: string };

/**
 * The bills of these sessions that may show at this site, as a customer tells them apart; one that cannot
 * be read, or was read too often, has a plain name.
 */
export async function listNamedBills(
  sessions: readonly BillSession[],
  locale: string,
): Promise<readonly NamedBill[]> {
  const { screens, states } = getMessages();
  const bills = await Promise.all(
    sessions.map(async (session) => {
      const { ref, sessionId } = session;
      const isTooOften = (await takeToken('page by session', sessionId)) !== undefined;
      if (isTooOften) return [{ ref, name: screens.unnamedBill }];
      const read = await readWithRenewal(session, readPayment);
      if (!read.ok) {
        return read.failure.kind === 'notHere' ? [] : [{ ref, name: screens.unnamedBill }];
      }
      const { payment } = read.value;
      const merchant = namePayee(payment.merchant, states.senderUnknown);
      const amount = formatMoney(payment.money, locale);
      return [{ ref, name: fill(screens.namedBill, { merchant, amount }) }];
    }),
  );
  return bills.flat();
}

import 'server-only';
import { getPayment } from '#lib/connectfi/get-payment.ts';
import { fill } from '#lib/messages/fill.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { formatMoney } from '#lib/payment/money.ts';
import { namePayee } from '#lib/payment/name-payee.ts';
import type { BillSession } from '#lib/session.ts';

export type NamedBill = { readonly ref: string; readonly name: string };

/** The bills of these sessions as a customer tells them apart; one that cannot be read has a plain name. */
export async function listNamedBills(
  sessions: readonly BillSession[],
  locale: string,
): Promise<readonly NamedBill[]> {
  const { screens, states } = getMessages();
  return Promise.all(
    sessions.map(async ({ ref, jwt }) => {
      const payment = await getPayment(jwt);
      if (!payment.ok) return { ref, name: screens.unnamedBill };
      const { merchant } = namePayee(payment.value.merchant, states.senderUnknown);
      const amount = formatMoney(payment.value.money, locale);
      return { ref, name: fill(screens.namedBill, { merchant, amount }) };
    }),
  );
}

import 'server-only';
import type { Speech } from '#lib/brand/view/brand-view.ts';
import { namePayee } from '#lib/domain/authorization-terms.ts';
import { formatCalendarDate } from '#lib/domain/calendar-date.ts';
import { fill } from '#lib/domain/fill.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { type Instant, type Payment, sayName } from '#lib/domain/payment.ts';
import { takeToken } from '#lib/limits/limits.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import type { BillSession } from '#lib/session.ts';
import { readPayment } from '../read/read-payment.ts';
import { readWithRenewal } from './renew-session.ts';

export type NamedBill = {
  readonly ref: string;
  /** "$125.00 to Blue Ridge Dental". */
  readonly name: string;
  /** Its number, whom it is for, when it is due, or what it is about. */
  readonly detail?: string | undefined;
  /** Given where it would read like another one. */
  readonly openedAt?: Instant | undefined;
};

/**
 * The bills of these sessions that may show at this site, as a customer tells them apart; one that cannot
 * be read, or was read too often, has a plain name. Those that still read alike are told by when they were opened.
 */
export async function listNamedBills(
  sessions: readonly BillSession[],
  { language, locale }: Speech,
): Promise<readonly NamedBill[]> {
  const { screens, states } = getMessages({ language });
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
      const merchant = sayName(namePayee(payment.merchant, states.senderUnknown));
      const amount = formatMoney(payment.money, locale);
      const name = fill(screens.namedBill, { merchant, amount });
      return [{ ref, name, detail: describe(payment, { language, locale }) }];
    }),
  );
  const named = bills.flat();
  const read = ({ name, detail }: NamedBill) => `${name}\n${detail}`;
  return named.map((bill) => {
    const isAlone = named.filter((other) => read(other) === read(bill)).length === 1;
    const session = sessions.find(({ ref }) => ref === bill.ref);
    if (isAlone || !session) return bill;
    return { ...bill, openedAt: new Date(session.openedAtInMs).toISOString() };
  });
}

function describe(payment: Payment, { language, locale }: Speech): string | undefined {
  const { bill, frame } = getMessages({ language });
  const { invoiceNumber, payerName, dueDate, description } = payment;
  const parts = [
    invoiceNumber && fill(bill.numbered, { number: invoiceNumber }),
    payerName,
    dueDate && fill(bill.due, { date: formatCalendarDate(dueDate, locale, 'long') }),
    !invoiceNumber && description?.split('\n')[0],
  ];
  return parts.filter(Boolean).join(frame.titleSeparator) || undefined;
}

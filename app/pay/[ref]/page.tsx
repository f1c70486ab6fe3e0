import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { BillScreen } from '#components/bill/bill-screen.tsx';
import { ProblemScreen } from '#components/ui/problem-screen.tsx';
import { describeBillTrouble } from '#lib/checkout/bill-trouble.ts';
import { loadBill } from '#lib/checkout/load-bill.ts';
import { getEnv, isTestMode } from '#lib/env.ts';
import { NONCE_HEADER } from '#lib/internal-headers.ts';
import { fill } from '#lib/messages/fill.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { parseLocale } from '#lib/messages/read-locale.ts';
import { setPageStatus } from '#lib/page-status.ts';
import { formatMoney } from '#lib/payment/money.ts';
import { namePayee } from '#lib/payment/name-payee.ts';
import { getPlaidAddresses } from '#lib/plaid-addresses.ts';
import { readSession } from '#lib/session.ts';

type BillPageProps = { params: Promise<{ ref: string }> };

export async function generateMetadata({ params }: BillPageProps): Promise<Metadata> {
  const messages = getMessages();
  const loaded = await readBill((await params).ref);
  if (loaded.kind !== 'bill') return { title: messages.screens[loaded.screen].title };
  const { payment, state } = loaded.bill;
  const { merchant } = namePayee(payment.merchant, messages.states.senderUnknown);
  const values = { merchant, amount: formatMoney(payment.money, await readLocale()) };
  return {
    title: fill(messages.frame.billTitle, {
      state: fill(messages.states.screens[state].title, values),
      ...values,
    }),
  };
}

/** The bill and its present state, at once, today and when coming back in three days. */
export default async function BillPage({ params }: BillPageProps) {
  const { ref } = await params;
  const loaded = await readBill(ref);
  if (loaded.kind === 'renew') redirect(`/pay/${ref}/renew`);
  if (loaded.kind === 'trouble') {
    const { screen, status, reference } = loaded;
    setPageStatus(status);
    return (
      <ProblemScreen
        kind={screen}
        messages={getMessages()}
        isTestMode={isTestMode()}
        {...(reference && { reference })}
      />
    );
  }
  const { bill, session } = loaded;
  return (
    <BillScreen
      bill={bill}
      billRef={ref}
      showsAuthorization={bill.attempt?.sessionId === session.sessionId}
      hasBankConnection={session.hasBankConnection}
      settlingSeconds={getEnv().settlingSeconds}
      plaid={{
        scriptUrl: getPlaidAddresses().scriptUrl,
        nonce: (await headers()).get(NONCE_HEADER) ?? '',
        isTestMode: isTestMode(),
      }}
      locale={await readLocale()}
      now={new Date()}
      messages={getMessages()}
    />
  );
}

/** Once a request, for the title and the page alike. */
const readBill = cache(async (ref: string) => {
  const session = await readSession(ref);
  if (!session)
    return { kind: 'trouble', screen: 'noSession', status: 401, reference: undefined } as const;
  const askedAtInMs = Date.now();
  const bill = await loadBill(session);
  return bill.ok
    ? ({ kind: 'bill', bill: bill.value, session } as const)
    : describeBillTrouble(bill.failure, session, askedAtInMs);
});

async function readLocale(): Promise<string> {
  return parseLocale((await headers()).get('accept-language'));
}

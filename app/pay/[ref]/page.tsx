import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { BillScreen } from '#components/bill/bill-screen.tsx';
import { ProblemScreen } from '#components/ui/problem-screen.tsx';
import { describeIcons, describeViewport } from '#lib/brand/describe-document.ts';
import { readPageBrand } from '#lib/brand/read-page-brand.ts';
import { getEnv, isTestMode } from '#lib/env.ts';
import { fill } from '#lib/messages/fill.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { parseLocale } from '#lib/messages/read-locale.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { setPageStatus } from '#lib/page-status.ts';
import { formatMoney } from '#lib/payment/money.ts';
import { getPlaidAddresses } from '#lib/plaid-addresses.ts';
import { type ReadBill, readBill } from './read-bill.ts';

type BillPageProps = { params: Promise<{ ref: string }> };

export async function generateMetadata({ params }: BillPageProps): Promise<Metadata> {
  const read = await readBill((await params).ref);
  const { title, name, separator } = await writeTitleParts(read);
  return { title: writeTitle([...title, name], separator), icons: describeIcons(read.brand.icon) };
}

export async function generateViewport({ params }: BillPageProps): Promise<Viewport> {
  return describeViewport((await readBill((await params).ref)).brand.theme);
}

/** The bill and its present state, at once, today and when coming back in three days. */
export default async function BillPage({ params }: BillPageProps) {
  const { ref } = await params;
  const read = await readBill(ref);
  if (read.kind === 'renew') redirect(`/pay/${ref}/renew`);
  const brand = await readPageBrand(
    read.brand,
    read.kind === 'bill' ? read.bill.payment.merchant : undefined,
  );
  const messages = getMessages(brand.view);
  if (read.kind === 'trouble') {
    const { screen, status, reference, retryAfterInSeconds } = read;
    setPageStatus(status, retryAfterInSeconds);
    return (
      <ProblemScreen
        kind={screen}
        brand={brand}
        messages={messages}
        isTestMode={isTestMode()}
        isWatched
        {...(reference && { reference })}
      />
    );
  }
  const { bill, session } = read;
  return (
    <BillScreen
      bill={bill}
      brand={brand}
      billRef={ref}
      showsAuthorization={bill.attempt?.sessionId === session.sessionId}
      hasBankConnection={session.hasBankConnection}
      settlingSeconds={getEnv().settlingSeconds}
      plaid={{
        scriptUrl: getPlaidAddresses().scriptUrl,
        nonce: brand.nonce,
        isTestMode: isTestMode(),
      }}
      locale={await readLocale()}
      now={new Date()}
      messages={messages}
    />
  );
}

async function writeTitleParts(read: ReadBill) {
  const { view } = await readPageBrand(read.brand);
  const { frame, screens, states } = getMessages(view);
  const shared = { name: view.name, separator: frame.titleSeparator };
  if (read.kind !== 'bill') return { ...shared, title: [screens[read.screen].title] };
  const { payment, state } = read.bill;
  const amount = formatMoney(payment.money, await readLocale());
  const merchant = payment.merchant.name;
  const named = fill(states.screens[state].title, {
    amount,
    merchant: merchant ?? states.senderUnknown,
  });
  return { ...shared, title: [named, amount, merchant] };
}

async function readLocale(): Promise<string> {
  return parseLocale((await headers()).get('accept-language'));
}

import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { BillScreen } from '#components/bill/bill-screen.tsx';
import { RecalledScreen } from '#components/bill/recalled-screen.tsx';
import { ProblemScreen } from '#components/page/problem-screen.tsx';
import { BankPayment } from '#components/pay/bank-payment.tsx';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand } from '#lib/brand/view/read-page-brand.ts';
import { getRenewalAddress } from '#lib/checkout/open/renew-for-page.ts';
import { getNow } from '#lib/clock.ts';
import { FAILURES } from '#lib/contract/failures.ts';
import { PAYMENT_STATES } from '#lib/domain/states.ts';
import { getEnv, isTestMode } from '#lib/env.ts';
import { isInAppBrowser } from '#lib/http/is-in-app-browser.ts';
import { CLOSED_PARAMETER } from '#lib/internal-headers.ts';
import { logTrouble } from '#lib/log/log-events.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { chooseStateWords, writeStateTitle, writeTitle } from '#lib/messages/write-title.ts';
import { setPageStatus } from '#lib/page/page-status.ts';
import { giveStepWords } from '#lib/page/step-words.ts';
import { getPlaidAddresses } from '#lib/plaid-addresses.ts';
import { getSessionLifeInSeconds } from '#lib/session.ts';
import { type ReadBill, readBill } from './bill-page.ts';

type BillPageProps = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(props: BillPageProps): Promise<Metadata> {
  const read = await readPageBill(props);
  return { title: await writeBillTitle(read), icons: describeIcons(read.brand.icon) };
}

export async function generateViewport(props: BillPageProps): Promise<Viewport> {
  return describeViewport((await readPageBill(props)).brand.theme);
}

/** The bill and its present state, at once, today and when coming back in three days. */
export default async function BillPage(props: BillPageProps) {
  const { ref } = await props.params;
  const read = await readPageBill(props);
  if (read.kind === 'renew') redirect(getRenewalAddress(ref, read.renewals));
  const brand = await readPageBrand(read.brand, getPayment(read));
  const messages = getMessages(brand.view);
  const isInTestMode = isTestMode();
  if (read.kind === 'trouble') {
    const { code, retryAfterInSeconds } = read.failure;
    logTrouble(code);
    setPageStatus(FAILURES[code].status, retryAfterInSeconds);
    return (
      <ProblemScreen
        kind={code}
        brand={brand}
        messages={messages}
        isTestMode={isInTestMode}
        isWatched
        retryAfterInSeconds={retryAfterInSeconds}
        {...(FAILURES[code].action !== 'openMail' && { billRef: ref })}
      />
    );
  }
  const { session } = read;
  const shared = {
    brand,
    billRef: ref,
    bankName: session.bankName,
    locale: brand.speech.locale,
    now: getNow(),
    messages,
  };
  if (read.kind === 'recalled') {
    return (
      <RecalledScreen
        {...shared}
        recalled={read.recalled}
        showsAuthorization={read.recalled.attempt.sessionId === session.sessionId}
        isTestMode={isInTestMode}
      />
    );
  }
  const { bill } = read;
  const { isPayable, tone } = PAYMENT_STATES[bill.state];
  if (!isPayable && tone !== 'good') logTrouble(bill.state);
  return (
    <BillScreen
      {...shared}
      bill={bill}
      showsAuthorization={bill.attempt?.sessionId === session.sessionId}
      hasBankConnection={session.hasBankConnection}
      sessionLifeInSeconds={getSessionLifeInSeconds(session)}
      settlingSeconds={getEnv().settlingSeconds}
      plaid={{
        scriptUrl: getPlaidAddresses().scriptUrl,
        nonce: brand.nonce,
        isTestMode: isInTestMode,
      }}
      isInApp={isInAppBrowser((await headers()).get('user-agent') ?? '')}
      wayToPay={({ words, ...step }) => <BankPayment {...step} {...giveStepWords(brand.view)} />}
    />
  );
}

async function readPageBill({ params, searchParams }: BillPageProps): Promise<ReadBill> {
  return readBill((await params).ref, (await searchParams)[CLOSED_PARAMETER] !== undefined);
}

function getPayment(read: ReadBill): Parameters<typeof readPageBrand>[1] {
  if (read.kind === 'bill') return read.bill.payment;
  if (read.kind === 'recalled') return read.recalled.payment;
  return 'merchant' in read && read.merchant ? { merchant: read.merchant } : undefined;
}

async function writeBillTitle(read: ReadBill): Promise<string> {
  const { view, speech } = await readPageBrand(read.brand);
  const messages = getMessages(view);
  const { frame, screens, states } = messages;
  if (read.kind === 'renew') return writeTitle([view.name], frame.titleSeparator);
  if (read.kind === 'trouble') {
    return writeTitle([screens[read.failure.code].title, view.name], frame.titleSeparator);
  }
  const isRecalled = read.kind === 'recalled';
  const { payment, state } = isRecalled ? read.recalled : read.bill;
  const { title } = chooseStateWords(states, state, isRecalled);
  return writeStateTitle({ title, payment, name: view.name, locale: speech.locale, messages });
}

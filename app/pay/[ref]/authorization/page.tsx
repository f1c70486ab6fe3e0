import type { Metadata, Viewport } from 'next';
import { redirect } from 'next/navigation';
import { AuthorizationScreen } from '#components/status/authorization-screen.tsx';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand } from '#lib/brand/view/read-page-brand.ts';
import { readGivenAuthorization } from '#lib/checkout/read/recall-payment.ts';
import { getNow } from '#lib/clock.ts';
import { isTestMode } from '#lib/env.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { readBill } from '../read-bill.ts';

type AuthorizationPageProps = { params: Promise<{ ref: string }> };

export async function generateMetadata({ params }: AuthorizationPageProps): Promise<Metadata> {
  const { brand } = await readBill((await params).ref);
  const { view } = await readPageBrand(brand);
  const { frame, status } = getMessages(view);
  return {
    title: writeTitle([status.receipt.authorization, view.name], frame.titleSeparator),
    icons: describeIcons(brand.icon),
  };
}

export async function generateViewport({ params }: AuthorizationPageProps): Promise<Viewport> {
  return describeViewport((await readBill((await params).ref)).brand.theme);
}

/** The authorization that this session gave, to be kept. Where there is none, the bill's page says what there is. */
export default async function AuthorizationPage({ params }: AuthorizationPageProps) {
  const { ref } = await params;
  const read = await readBill(ref);
  if (read.kind !== 'bill' && read.kind !== 'recalled') redirect(`/pay/${ref}`);
  const attempt = await readGivenAuthorization(read.session);
  if (!attempt) redirect(`/pay/${ref}`);
  const { payment, state } = read.kind === 'bill' ? read.bill : read.recalled;
  const brand = await readPageBrand(read.brand, payment);
  return (
    <AuthorizationScreen
      payment={payment}
      state={state}
      attempt={attempt}
      billRef={ref}
      brand={brand}
      isTestMode={isTestMode()}
      locale={brand.speech.locale}
      now={getNow().toISOString()}
      messages={getMessages(brand.view)}
    />
  );
}

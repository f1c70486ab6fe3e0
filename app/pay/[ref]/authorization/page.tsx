import { redirect } from 'next/navigation';
import { AuthorizationScreen } from '#components/status/authorization-screen.tsx';
import { readPageBrand } from '#lib/brand/view/read-page-brand.ts';
import { readGivenAuthorization } from '#lib/checkout/read/recall-payment.ts';
import { getNow } from '#lib/clock.ts';
import { isTestMode } from '#lib/env.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { describePage, readBill } from '../bill-page.ts';

export const { generateMetadata, generateViewport } = describePage(
  ({ status }) => status.receipt.authorization,
);

/** The authorization that this session gave, to be kept. Where there is none, the bill's page says what there is. */
export default async function AuthorizationPage({ params }: { params: Promise<{ ref: string }> }) {
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

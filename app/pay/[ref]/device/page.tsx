import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { DeviceScreen } from '#components/page/device-screen.tsx';
import { readSite } from '#lib/brand/read-site.ts';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand } from '#lib/brand/view/read-page-brand.ts';
import { isTestMode } from '#lib/env.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { sealHandOver } from '#lib/session/hand-over.ts';
import { readBill } from '../read-bill.ts';

type DevicePageProps = { params: Promise<{ ref: string }> };

export async function generateMetadata({ params }: DevicePageProps): Promise<Metadata> {
  const { brand } = await readBill((await params).ref);
  const { view } = await readPageBrand(brand);
  const { frame, otherDevice } = getMessages(view);
  return {
    title: writeTitle([otherDevice.title, view.name], frame.titleSeparator),
    icons: describeIcons(brand.icon),
  };
}

export async function generateViewport({ params }: DevicePageProps): Promise<Viewport> {
  return describeViewport((await readBill((await params).ref)).brand.theme);
}

/** A code that opens the same bill on a telephone. Made on demand alone, since it opens the bill for anyone. */
export default async function DevicePage({ params }: DevicePageProps) {
  const { ref } = await params;
  // A script of the page could read the code; only a customer who goes there gets one.
  const destination = (await headers()).get('sec-fetch-dest') ?? 'document';
  if (destination !== 'document') redirect(`/pay/${ref}`);
  const read = await readBill(ref);
  if (read.kind !== 'bill' && read.kind !== 'recalled') redirect(`/pay/${ref}`);
  const { payment } = read.kind === 'bill' ? read.bill : read.recalled;
  const brand = await readPageBrand(read.brand, payment);
  const { origin } = await readSite();
  return (
    <DeviceScreen
      address={`${origin}/payment/${await sealHandOver(read.session)}`}
      billRef={ref}
      brand={brand}
      isTestMode={isTestMode()}
      messages={getMessages(brand.view)}
    />
  );
}

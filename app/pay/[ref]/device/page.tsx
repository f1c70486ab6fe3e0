import type { Metadata, Viewport } from 'next';
import { DeviceScreen } from '#components/page/device-screen.tsx';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand } from '#lib/brand/view/read-page-brand.ts';
import { isTestMode } from '#lib/env.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { readBill } from '../read-bill.ts';
import { readHandOver } from '../read-hand-over.ts';

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

/** A code that opens the same bill on a telephone. */
export default async function DevicePage({ params }: DevicePageProps) {
  const { ref } = await params;
  const { address, brand } = await readHandOver(ref);
  return (
    <DeviceScreen
      address={address}
      billRef={ref}
      brand={brand}
      isTestMode={isTestMode()}
      messages={getMessages(brand.view)}
    />
  );
}

import type { Metadata, Viewport } from 'next';
import { BrowserScreen } from '#components/page/browser-screen.tsx';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand } from '#lib/brand/view/read-page-brand.ts';
import { isTestMode } from '#lib/env.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { readBill } from '../read-bill.ts';
import { readHandOver } from '../read-hand-over.ts';

type BrowserPageProps = { params: Promise<{ ref: string }> };

export async function generateMetadata({ params }: BrowserPageProps): Promise<Metadata> {
  const { brand } = await readBill((await params).ref);
  const { view } = await readPageBrand(brand);
  const { frame, ownBrowser } = getMessages(view);
  return {
    title: writeTitle([ownBrowser.title, view.name], frame.titleSeparator),
    icons: describeIcons(brand.icon),
  };
}

export async function generateViewport({ params }: BrowserPageProps): Promise<Viewport> {
  return describeViewport((await readBill((await params).ref)).brand.theme);
}

/** An address to copy for those whom another app's own browser keeps from their bank. */
export default async function BrowserPage({ params }: BrowserPageProps) {
  const { ref } = await params;
  const { address, brand } = await readHandOver(ref);
  return (
    <BrowserScreen
      address={address}
      billRef={ref}
      brand={brand}
      isTestMode={isTestMode()}
      messages={getMessages(brand.view)}
    />
  );
}

import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ProblemScreen } from '#components/ui/problem-screen.tsx';
import { readPageBrand, readProblemBrand } from '#lib/brand/read-page-brand.ts';
import { getOpeningTrouble, OPENING_TROUBLES } from '#lib/checkout/opening-trouble.ts';
import { isTestMode } from '#lib/env.ts';
import {
  OPENING_BRAND_HEADER,
  OPENING_REFERENCE_HEADER,
  OPENING_TROUBLE_HEADER,
} from '#lib/internal-headers.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { setPageStatus } from '#lib/page-status.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { screen } = OPENING_TROUBLES[await readTrouble()];
  const { view } = await readBrand();
  const { screens, frame } = getMessages(view);
  return { title: writeTitle([screens[screen].title, view.name], frame.titleSeparator) };
}

/** A link that could not be opened. The proxy has tried; the address in the mail stays, so a reload retries. */
export default async function OpeningPage() {
  const { screen, status } = OPENING_TROUBLES[await readTrouble()];
  const reference = (await headers()).get(OPENING_REFERENCE_HEADER);
  const brand = await readBrand();
  setPageStatus(status);
  return (
    <ProblemScreen
      kind={screen}
      brand={brand}
      messages={getMessages(brand.view)}
      isTestMode={isTestMode()}
      isWatched
      {...(reference && { reference })}
    />
  );
}

/** Of a link that was opened here before, the brand that its bill showed in. */
async function readBrand() {
  const brandId = (await headers()).get(OPENING_BRAND_HEADER) ?? undefined;
  return readPageBrand(await readProblemBrand({ brandId }));
}

async function readTrouble() {
  return getOpeningTrouble((await headers()).get(OPENING_TROUBLE_HEADER));
}

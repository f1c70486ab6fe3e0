import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { cache } from 'react';
import { RecalledScreen } from '#components/bill/recalled-screen.tsx';
import { ProblemScreen } from '#components/page/problem-screen.tsx';
import type { Brand } from '#lib/brand/brand.ts';
import { readSite } from '#lib/brand/read-site.ts';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand, readProblemBrand } from '#lib/brand/view/read-page-brand.ts';
import { type RecalledPayment, recallPayment } from '#lib/checkout/read/recall-payment.ts';
import { getNow } from '#lib/clock.ts';
import { FAILURES, isScreenFailureCode, type ScreenFailureCode } from '#lib/contract/failures.ts';
import { isTestMode } from '#lib/env.ts';
import {
  OPENING_BRAND_HEADER,
  OPENING_REF_HEADER,
  OPENING_RETRY_AFTER_HEADER,
  OPENING_TROUBLE_HEADER,
} from '#lib/internal-headers.ts';
import { logTrouble } from '#lib/log/log-events.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { chooseStateWords, writeStateTitle, writeTitle } from '#lib/messages/write-title.ts';
import { setPageStatus } from '#lib/page/page-status.ts';

export async function generateMetadata(): Promise<Metadata> {
  const opening = await readUnopenedLink();
  return { title: await writeOpeningTitle(opening), icons: describeIcons(opening.brand.icon) };
}

export async function generateViewport(): Promise<Viewport> {
  return describeViewport((await readUnopenedLink()).brand.theme);
}

/**
 * A link that could not be opened. The server has tried; the address in the mail stays, so a reload retries.
 * Where our own memory knows a payment behind it, that is what is shown.
 */
export default async function OpeningPage() {
  const { recalled, code, retryAfterInSeconds, ...opening } = await readUnopenedLink();
  const brand = await readPageBrand(opening.brand, recalled?.payment);
  const shared = { brand, messages: getMessages(brand.view), isTestMode: isTestMode() };
  if (recalled) {
    return (
      <RecalledScreen
        {...shared}
        recalled={recalled}
        // Anyone who comes this way has no session, or none that is still known.
        showsAuthorization={false}
        locale={brand.speech.locale}
        now={getNow()}
      />
    );
  }
  logTrouble(code);
  setPageStatus(FAILURES[code].status, retryAfterInSeconds);
  return (
    <ProblemScreen {...shared} kind={code} isWatched retryAfterInSeconds={retryAfterInSeconds} />
  );
}

async function writeOpeningTitle({ brand, recalled, code }: UnopenedLink): Promise<string> {
  const { view, speech } = await readPageBrand(brand);
  const messages = getMessages(view);
  const { name } = view;
  if (!recalled) {
    const { title } = messages.screens[code];
    return writeTitle([title, name], messages.frame.titleSeparator);
  }
  const { payment, state } = recalled;
  const { title } = chooseStateWords(messages.states, state, true);
  const { locale } = speech;
  return writeStateTitle({ title, payment, name, locale, messages });
}

/** Why a link could not be opened, and what we know of its payment all the same. */
type UnopenedLink = {
  readonly code: ScreenFailureCode;
  readonly retryAfterInSeconds: number | undefined;
  readonly recalled: RecalledPayment | undefined;
  /** Of the payment, or else the one that the bill showed in when it was opened here before. */
  readonly brand: Brand;
};

/** Once a request, for title, viewport and page alike. */
const readUnopenedLink = cache(async (): Promise<UnopenedLink> => {
  const given = await headers();
  const told = given.get(OPENING_TROUBLE_HEADER) ?? '';
  const code = isScreenFailureCode(told) ? told : 'linkUnknown';
  const retryAfter = given.get(OPENING_RETRY_AFTER_HEADER);
  const ref = given.get(OPENING_REF_HEADER);
  // connectFi does not open this link any more, so our own memory may know why.
  const isOver = code === 'linkUnknown' || code === 'closed';
  const recalled = ref && isOver ? await recallPayment({ ref }, await readSite()) : undefined;
  const brandId = given.get(OPENING_BRAND_HEADER) ?? undefined;
  return {
    code,
    retryAfterInSeconds: retryAfter ? Number(retryAfter) : undefined,
    recalled,
    brand: recalled?.brand ?? (await readProblemBrand({ brandId })),
  };
});

import type { Metadata, Viewport } from 'next';
import { RecalledScreen } from '#components/bill/recalled-screen.tsx';
import { ProblemScreen } from '#components/page/problem-screen.tsx';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand } from '#lib/brand/view/read-page-brand.ts';
import { getNow } from '#lib/clock.ts';
import { FAILURES } from '#lib/contract/failures.ts';
import { isTestMode } from '#lib/env.ts';
import { logTrouble } from '#lib/log/log-trouble.ts';
import { chooseStateWords } from '#lib/messages/choose-state-words.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeStateTitle } from '#lib/messages/write-state-title.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { setPageStatus } from '#lib/page/page-status.ts';
import { type Opening, readOpening } from './read-opening.ts';

export async function generateMetadata(): Promise<Metadata> {
  const opening = await readOpening();
  return { title: await writeOpeningTitle(opening), icons: describeIcons(opening.brand.icon) };
}

export async function generateViewport(): Promise<Viewport> {
  return describeViewport((await readOpening()).brand.theme);
}

/**
 * A link that could not be opened. The server has tried; the address in the mail stays, so a reload retries.
 * Where our own memory knows a payment behind it, that is what is shown.
 */
export default async function OpeningPage() {
  const { recalled, code, retryAfterInSeconds, ...opening } = await readOpening();
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

async function writeOpeningTitle({ brand, recalled, code }: Opening): Promise<string> {
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

import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ProblemScreen } from '#components/ui/problem-screen.tsx';
import { getOpeningTrouble, OPENING_TROUBLES } from '#lib/checkout/opening-trouble.ts';
import { isTestMode } from '#lib/env.ts';
import { OPENING_REFERENCE_HEADER, OPENING_TROUBLE_HEADER } from '#lib/internal-headers.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { setPageStatus } from '#lib/page-status.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { screen } = OPENING_TROUBLES[await readTrouble()];
  return { title: getMessages().screens[screen].title };
}

/** A link that could not be opened. The proxy has tried; the address in the mail stays, so a reload retries. */
export default async function OpeningPage() {
  const { screen, status } = OPENING_TROUBLES[await readTrouble()];
  const reference = (await headers()).get(OPENING_REFERENCE_HEADER);
  setPageStatus(status);
  return (
    <ProblemScreen
      kind={screen}
      messages={getMessages()}
      isTestMode={isTestMode()}
      {...(reference && { reference })}
    />
  );
}

async function readTrouble() {
  return getOpeningTrouble((await headers()).get(OPENING_TROUBLE_HEADER));
}

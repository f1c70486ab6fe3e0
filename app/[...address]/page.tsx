import type { Metadata } from 'next';
import { ProblemScreen } from '#components/page/problem-screen.tsx';
import { readPageBrand, readProblemBrand } from '#lib/brand/view/read-page-brand.ts';
import { FAILURES } from '#lib/contract/failures.ts';
import { isTestMode } from '#lib/env.ts';
import { logTrouble } from '#lib/log/log-events.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { setPageStatus } from '#lib/page/page-status.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { view } = await readPageBrand(await readProblemBrand());
  const { screens, frame } = getMessages(view);
  return { title: writeTitle([screens.notFound.title, view.name], frame.titleSeparator) };
}

/**
 * An address that names nothing. A page like any other: what stands in `not-found.tsx` is drawn with every page, should
 * one ask for it.
 */
export default async function NowherePage() {
  const brand = await readPageBrand(await readProblemBrand());
  logTrouble('notFound');
  setPageStatus(FAILURES.notFound.status);
  return (
    <ProblemScreen
      kind="notFound"
      brand={brand}
      messages={getMessages(brand.view)}
      isTestMode={isTestMode()}
    />
  );
}

import type { Metadata } from 'next';
import { connection } from 'next/server';
import { ProblemScreen } from '#components/page/problem-screen.tsx';
import { readPageBrand, readProblemBrand } from '#lib/brand/view/read-page-brand.ts';
import { isTestMode } from '#lib/env.ts';
import { logTrouble } from '#lib/log/log-trouble.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const { view } = await readPageBrand(await readProblemBrand());
  const { screens, frame } = getMessages(view);
  return { title: writeTitle([screens.notFound.title, view.name], frame.titleSeparator) };
}

/** An address that names nothing. */
export default async function NotFound() {
  await connection();
  const brand = await readPageBrand(await readProblemBrand());
  logTrouble('notFound');
  return (
    <ProblemScreen
      kind="notFound"
      brand={brand}
      messages={getMessages(brand.view)}
      isTestMode={isTestMode()}
    />
  );
}

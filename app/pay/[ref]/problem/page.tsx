import type { Metadata, Viewport } from 'next';
import { ProblemScreen } from '#components/page/problem-screen.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand, readProblemBrand } from '#lib/brand/view/read-page-brand.ts';
import { FAILURES } from '#lib/contract/failures.ts';
import { isTestMode } from '#lib/env.ts';
import { logTrouble } from '#lib/log/log-events.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { readProblem } from '#lib/page/bill-address.ts';
import { setPageStatus } from '#lib/page/page-status.ts';

type ProblemPageProps = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(props: ProblemPageProps): Promise<Metadata> {
  const brand = await readProblemBrand(await props.params);
  const { view } = await readPageBrand(brand);
  const { screens, frame } = getMessages(view);
  const { code } = readProblem(await props.searchParams);
  const title = writeTitle([screens[code].title, view.name], frame.titleSeparator);
  return { title, icons: describeIcons(brand.icon) };
}

export async function generateViewport({ params }: ProblemPageProps): Promise<Viewport> {
  return describeViewport((await readProblemBrand(await params)).theme);
}

/** A failure that would have stood alone in a tab, as that of an attachment. Reads no bill, and no session. */
export default async function ProblemPage({ params, searchParams }: ProblemPageProps) {
  const { ref } = await params;
  const { code, reference, retryAfter, file } = readProblem(await searchParams);
  const brand = await readPageBrand(await readProblemBrand({ ref }));
  const messages = getMessages(brand.view);
  const bill = `/pay/${encodeURIComponent(ref)}`;
  logTrouble(code);
  setPageStatus(FAILURES[code].status, retryAfter);
  return (
    <ProblemScreen
      kind={code}
      brand={brand}
      messages={messages}
      isTestMode={isTestMode()}
      retryAt={file ? `${bill}/invoices/${file}` : bill}
      reference={reference}
    >
      {file && (
        <ButtonLink variant="quiet" href={bill}>
          {messages.screens.unnamedBill}
        </ButtonLink>
      )}
    </ProblemScreen>
  );
}

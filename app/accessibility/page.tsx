import type { Metadata } from 'next';
import { connection } from 'next/server';
import { Page } from '#components/page/frame.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { ContactActions } from '#components/status/contact-actions.tsx';
import { describeIcons } from '#lib/brand/view/describe-document.ts';
import { readPageBrand, readProblemBrand } from '#lib/brand/view/read-page-brand.ts';
import { formatCalendarDate } from '#lib/domain/calendar-date.ts';
import { fill } from '#lib/domain/fill.ts';
import { isTestMode } from '#lib/env.ts';
import { BRAND_PARAMETER } from '#lib/internal-headers.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';

/** Of the report in docs/accessibility.md, of which this page is the short form. */
const CHECKED_ON = '2026-12-01';

type AccessibilityPageProps = {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(props: AccessibilityPageProps): Promise<Metadata> {
  const brand = await readBrand(props);
  const { view } = await readPageBrand(brand);
  const { accessibility, frame } = getMessages(view);
  return {
    title: writeTitle([accessibility.title, view.name], frame.titleSeparator),
    icons: describeIcons(brand.icon),
  };
}

/** What the page does so that everybody can pay, and whom to ask where that is not enough. */
export default async function AccessibilityPage(props: AccessibilityPageProps) {
  await connection();
  const brand = await readPageBrand(await readBrand(props));
  const messages = getMessages(brand.view);
  const words = messages.accessibility;
  const { support } = brand.view;
  const merchant = support.name ?? messages.states.senderUnknown;
  const date = formatCalendarDate(CHECKED_ON, brand.speech.locale, 'long');
  return (
    <Page isTestMode={isTestMode()} brand={brand} messages={messages}>
      <Sheet view={brand.view}>
        <div className="grid max-w-line gap-step">
          <h1 className="text-22">{words.title}</h1>
          <p className="text-17">{words.aim}</p>
          {words.limits.map((limit) => (
            <p key={limit}>{limit}</p>
          ))}
          <p>{fill(words.help, { merchant })}</p>
        </div>
        <ContactActions support={support} messages={messages} />
        <p className="text-13 text-quiet">{fill(words.checked, { date })}</p>
      </Sheet>
    </Page>
  );
}

/** The brand that the customer comes from, where it shows at this host. */
async function readBrand({ searchParams }: AccessibilityPageProps) {
  const named = (await searchParams)[BRAND_PARAMETER];
  return readProblemBrand({ brandId: typeof named === 'string' ? named : undefined });
}

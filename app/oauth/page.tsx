import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { BillChoice } from '#components/bill/bill-choice.tsx';
import { Page } from '#components/page/frame.tsx';
import { ProblemScreen } from '#components/page/problem-screen.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { OauthReturn, OwnBill } from '#components/pay/link/oauth-return.tsx';
import { LocalTime } from '#components/status/local-time.tsx';
import { readSite } from '#lib/brand/read-site.ts';
import type { PageBrand, Speech } from '#lib/brand/view/brand-view.ts';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand, readProblemBrand } from '#lib/brand/view/read-page-brand.ts';
import { chooseReturn } from '#lib/checkout/connect/link-token.ts';
import { listNamedBills } from '#lib/checkout/open/list-named-bills.ts';
import { getNow } from '#lib/clock.ts';
import { getEnv, isTestMode } from '#lib/env.ts';
import { OAUTH_CHOICE_PARAMETER, writeReturn } from '#lib/http/oauth-address.ts';
import { logTrouble } from '#lib/log/log-events.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { giveStepWords } from '#lib/page/step-words.ts';
import { getPlaidAddresses } from '#lib/plaid-addresses.ts';
import { type BillSession, listSessions } from '#lib/session.ts';

type OauthPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: OauthPageProps): Promise<Metadata> {
  const { brand } = await readReturn((await searchParams)[OAUTH_CHOICE_PARAMETER]);
  const { view } = await readPageBrand(brand);
  const { bankPayment, frame } = getMessages(view);
  return {
    title: writeTitle([bankPayment.oauth.title, view.name], frame.titleSeparator),
    icons: describeIcons(brand.icon),
  };
}

export async function generateViewport({ searchParams }: OauthPageProps): Promise<Viewport> {
  const { brand } = await readReturn((await searchParams)[OAUTH_CHOICE_PARAMETER]);
  return describeViewport(brand.theme);
}

/** Where a bank's own site sends the customer back to: one bill in flight goes on, several ask which. */
export default async function OauthPage({ searchParams }: OauthPageProps) {
  const parameters = await searchParams;
  const read = await readReturn(parameters[OAUTH_CHOICE_PARAMETER]);
  const { choice } = read;
  const brand = await readPageBrand(read.brand);
  const messages = getMessages(brand.view);
  const stateId = readText(parameters.oauth_state_id);
  if (choice.kind === 'resume') {
    return <Resume billRef={choice.session.ref} brand={brand} stateId={stateId} />;
  }
  const shared = { brand, messages, isTestMode: isTestMode() };
  if (choice.kind === 'elsewhere') {
    logTrouble('oauthAnotherPlace');
    return <ProblemScreen kind="oauthAnotherPlace" {...shared} />;
  }
  const isChoosing = choice.kind === 'choose';
  if (!isChoosing) logTrouble('oauthNothing');
  return (
    <ProblemScreen kind={isChoosing ? 'oauthChoose' : 'oauthNothing'} {...shared}>
      <Choice
        sessions={choice.sessions}
        stateId={isChoosing ? stateId : undefined}
        isChoosing={isChoosing}
        speech={brand.speech}
      />
    </ProblemScreen>
  );
}

/** The one bill in flight tells the brand; several bills, or none, are the site's own business. */
const readReturn = cache(async (chosenRef: string | string[] | undefined) => {
  const { sessions } = await listSessions(await cookies());
  const choice = chooseReturn(sessions, chosenRef);
  const { ref, brandId } = choice.kind === 'resume' ? choice.session : {};
  return { choice, brand: await readProblemBrand({ ...(ref && { ref }), brandId }) };
});

type ResumeProps = {
  readonly billRef: string;
  readonly brand: PageBrand;
  readonly stateId: string | undefined;
};

async function Resume({ billRef, brand, stateId }: ResumeProps) {
  const { origin } = await readSite();
  const messages = getMessages(brand.view);
  return (
    <Page isTestMode={isTestMode()} brand={brand} messages={messages}>
      <Sheet view={brand.view}>
        <OauthReturn
          billRef={billRef}
          returnAddress={stateId && origin + getEnv().oauthReturnPath + writeReturn({ stateId })}
          {...giveStepWords(brand.view)}
          plaid={{
            scriptUrl: getPlaidAddresses().scriptUrl,
            nonce: brand.nonce,
            isTestMode: isTestMode(),
          }}
        />
      </Sheet>
    </Page>
  );
}

type ChoiceProps = {
  readonly sessions: readonly BillSession[];
  readonly stateId: string | undefined;
  readonly isChoosing: boolean;
  readonly speech: Speech;
};

/** The bills by merchant and amount; each leads on, or back to itself where nothing is in flight. */
async function Choice({ sessions, stateId, isChoosing, speech }: ChoiceProps) {
  const named = await listNamedBills(sessions, speech);
  const { locale } = speech;
  const { screens, status } = getMessages(speech);
  const now = getNow().toISOString();
  const [before, after] = screens.openedAt.split('{moment}');
  const bills = named.map(({ ref, name, detail, openedAt }) => ({
    ref,
    name,
    detail,
    opened: openedAt && (
      <>
        {before}
        <LocalTime {...{ at: openedAt, now, locale }} words={status.moments} manner="said" />
        {after}
      </>
    ),
    href: isChoosing ? getResumeAddress(ref, stateId) : `/pay/${ref}`,
  }));
  return (
    <>
      {isChoosing && <OwnBill bills={bills.map(({ ref, href }) => ({ ref, href }))} />}
      <BillChoice bills={bills} />
    </>
  );
}

function getResumeAddress(ref: string, stateId: ChoiceProps['stateId']): string {
  return getEnv().oauthReturnPath + writeReturn({ stateId, choice: ref });
}

function readText(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

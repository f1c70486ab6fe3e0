import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { OauthReturn } from '#components/bank-payment/oauth-return.tsx';
import { BillChoice } from '#components/bill/bill-choice.tsx';
import { Page } from '#components/ui/frame.tsx';
import { ProblemScreen } from '#components/ui/problem-screen.tsx';
import { listNamedBills } from '#lib/checkout/list-named-bills.ts';
import { chooseReturn } from '#lib/checkout/oauth-return.ts';
import { getEnv, isTestMode } from '#lib/env.ts';
import { NONCE_HEADER } from '#lib/internal-headers.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { parseLocale } from '#lib/messages/read-locale.ts';
import { OAUTH_CHOICE_PARAMETER } from '#lib/oauth-choice.ts';
import { getPlaidAddresses } from '#lib/plaid-addresses.ts';
import { type BillSession, listSessions } from '#lib/session.ts';

export function generateMetadata(): Metadata {
  return { title: getMessages().bankPayment.oauth.title };
}

type OauthPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a bank's own site sends the customer back to: one bill in flight goes on, several ask which. */
export default async function OauthPage({ searchParams }: OauthPageProps) {
  const parameters = await searchParams;
  const { sessions } = await listSessions(await cookies());
  const choice = chooseReturn(sessions, parameters[OAUTH_CHOICE_PARAMETER]);
  const messages = getMessages();
  if (choice.kind === 'resume') return <Resume billRef={choice.session.ref} />;
  if (choice.kind === 'elsewhere') {
    return <ProblemScreen kind="oauthAnotherPlace" messages={messages} isTestMode={isTestMode()} />;
  }
  const isChoosing = choice.kind === 'choose';
  return (
    <ProblemScreen
      kind={isChoosing ? 'oauthChoose' : 'oauthNothing'}
      messages={messages}
      isTestMode={isTestMode()}
    >
      <Choice
        sessions={choice.sessions}
        stateId={isChoosing ? parameters.oauth_state_id : undefined}
        isChoosing={isChoosing}
      />
    </ProblemScreen>
  );
}

async function Resume({ billRef }: { billRef: string }) {
  const messages = getMessages();
  return (
    <Page isTestMode={isTestMode()} merchant={undefined} messages={messages}>
      <main className="mx-auto w-full max-w-sheet px-5 py-12">
        <OauthReturn
          billRef={billRef}
          words={messages.bankPayment}
          plaid={{
            scriptUrl: getPlaidAddresses().scriptUrl,
            nonce: (await headers()).get(NONCE_HEADER) ?? '',
            isTestMode: isTestMode(),
          }}
        />
      </main>
    </Page>
  );
}

type ChoiceProps = {
  readonly sessions: readonly BillSession[];
  readonly stateId: string | string[] | undefined;
  readonly isChoosing: boolean;
};

/** The bills by merchant and amount; each leads on, or back to itself where nothing is in flight. */
async function Choice({ sessions, stateId, isChoosing }: ChoiceProps) {
  const locale = parseLocale((await headers()).get('accept-language'));
  const bills = await listNamedBills(sessions, locale);
  return (
    <BillChoice
      bills={bills.map(({ ref, name }) => ({
        name,
        href: isChoosing ? getResumeAddress(ref, stateId) : `/pay/${ref}`,
      }))}
    />
  );
}

function getResumeAddress(ref: string, stateId: ChoiceProps['stateId']): string {
  const query = new URLSearchParams();
  if (typeof stateId === 'string') query.set('oauth_state_id', stateId);
  query.set(OAUTH_CHOICE_PARAMETER, ref);
  return `${getEnv().oauthReturnPath}?${query}`;
}

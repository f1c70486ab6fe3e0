import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  FAILURES,
  type FailureAction,
  type FailureCode,
  isStepFailureCode,
  type Problem,
  type StepFailureCode,
} from '#lib/contract/failures.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { BankPaymentView } from './bank-payment-view.tsx';
import type { FlowState } from './flow/flow-state.ts';
import { OauthReturnView } from './link/oauth-return-view.tsx';
import { CONNECTION } from './testing/fake-surroundings.ts';

const messages = getMessages();
const words = messages.bankPayment;
const CONTACT = { href: 'tel:+15550102040', label: 'Call (555) 010-2040' };
const PAY = 'Authorize and pay $125.00';

const SAVINGS = { id: 'b', name: 'Rainy Day', mask: '1111', subtype: 'savings' } as const;
const ONE = { connection: CONNECTION, accountId: 'a', nameOnAccount: 'Jane Doe' };
const TWO = {
  ...ONE,
  connection: { ...CONNECTION, accounts: [...CONNECTION.accounts, SAVINGS] },
  accountId: undefined,
};

type Place = {
  readonly put: (problem: Problem) => FlowState;
  /** What the main button of each action says there; actions that lead elsewhere are missing. */
  readonly mains: Partial<Record<FailureAction, string>>;
  /** Of the actions that lead here, the failures that lead elsewhere. */
  readonly except?: readonly StepFailureCode[];
};

const ANYWHERE = {
  reload: words.reload,
  contact: CONTACT.label,
} as const;

const CONNECTS = {
  tryAgain: words.connect.again,
  connect: words.connect.button,
  useAnotherBank: words.connect.differentBank,
} as const;

const PLACES: Readonly<Record<string, Place>> = {
  'before a bank is connected': {
    put: (problem) => ({ phase: 'idle', hasTriedAhead: true, problem }),
    mains: { ...ANYWHERE, ...CONNECTS, lookAgain: words.locked.look },
  },
  'where the accounts could not be listed': {
    put: (problem) => ({ phase: 'listingFailed', problem }),
    mains: { ...ANYWHERE, tryAgain: words.accounts.again },
  },
  'among several accounts': {
    put: (problem) => ({ phase: 'choosing', draft: TWO, problem }),
    mains: {
      ...ANYWHERE,
      ...CONNECTS,
      chooseAccount: words.accounts.continue,
      checkAgain: words.accounts.continue,
      lookAgain: words.locked.look,
    },
  },
  'at an only account': {
    put: (problem) => ({ phase: 'choosing', draft: ONE, problem }),
    mains: {
      ...ANYWHERE,
      ...CONNECTS,
      chooseAccount: words.connect.differentBank,
      checkAgain: words.accounts.continue,
      lookAgain: words.locked.look,
    },
    except: ['notReceived', 'chooseAccount'],
  },
  'at the review': {
    put: (problem) =>
      FAILURES[problem.code].action === 'editName'
        ? { phase: 'reviewing', draft: ONE, nameProblem: problem }
        : { phase: 'reviewing', draft: ONE, problem },
    mains: { ...ANYWHERE, tryAgain: PAY, checkAgain: PAY, editName: PAY, chooseAccount: PAY },
    except: ['refused', 'accountRefused', 'chooseAccount'],
  },
};

function draw(state: FlowState): string {
  return renderToStaticMarkup(
    <BankPaymentView
      money={{ amountInCents: 12_500, currency: 'USD' }}
      merchantName="Blue Ridge Dental"
      merchantContact="(555) 010-2040"
      contact={CONTACT}
      titleEnding=""
      locale="en-US"
      words={words}
      authorization={{ ...messages.authorization, authorizedOn: '2026-09-30', version: 'en-1' }}
      moments={messages.status.moments}
      aboutPlaid={{ title: 'About', body: [] }}
      state={state}
      isRefreshing={false}
      clock={{ readNow: () => new Date('2026-09-30T15:00:00Z'), timeZone: 'UTC' }}
      actions={{
        onIntent() {},
        onConnect() {},
        onListAgain() {},
        onChoose() {},
        onContinue() {},
        onBack() {},
        onEditName() {},
        onPay() {},
        onLook: async () => {},
        onRefresh() {},
        onLookAgain() {},
        onKeepOpen() {},
      }}
    />,
  );
}

/** The labels of the filled buttons, with what is shown of them. */
function listMainButtons(html: string): string[] {
  const buttons = html.matchAll(/<(button|a)\b[^>]*\bbg-accent\b[^>]*>(.*?)<\/\1>/g);
  return [...buttons].map(([, , content = '']) => {
    const shown = content.replace(/<span class="(?:[^"]* )?invisible(?: [^"]*)?">.*?<\/span>/g, '');
    return shown.replace(/<[^>]*>/g, '');
  });
}

function listStepCodes(): StepFailureCode[] {
  return Object.keys(FAILURES).flatMap((code) => {
    const known = code as FailureCode;
    return isStepFailureCode(known) ? [known] : [];
  });
}

describe.each(Object.entries(PLACES))('%s', (_name, { put, mains, except = [] }) => {
  const codes = listStepCodes().filter(
    (code) => FAILURES[code].action in mains && !except.includes(code),
  );

  it.each(codes)('%s has one main button, which does what its row says', (code) => {
    const html = draw(put({ code }));
    expect(listMainButtons(html)).toEqual([mains[FAILURES[code].action]]);
  });

  it('offers nothing in vain where only the mail leads on', () => {
    expect(listMainButtons(draw(put({ code: 'noSession' })))).toEqual([]);
  });
});

it('shows every row somewhere', () => {
  for (const code of listStepCodes()) {
    const { action } = FAILURES[code];
    const isShown = Object.values(PLACES).some(
      ({ mains, except = [] }) => action in mains && !except.includes(code),
    );
    expect(isShown || action === 'openMail', code).toBe(true);
  }
});

it.each(listStepCodes())('leads from the return of a bank to the bill: %s', (code) => {
  const html = renderToStaticMarkup(
    <OauthReturnView
      state={{ phase: 'ended', end: { kind: 'problem', problem: { code } } }}
      isSlow={false}
      billAddress="/pay/x"
      words={words}
    />,
  );
  expect(listMainButtons(html)).toEqual([words.oauth.toBill]);
});

it('speaks of another bank or account only once one can have been chosen', () => {
  const beforeAny: readonly StepFailureCode[] = [
    'scriptBlocked',
    'linkFailed',
    'timedOut',
    'phoneNotConfirmed',
    'connectingUnavailable',
    'plaidNotAnswering',
    'tooManyTries',
    'robotCheckFailed',
    'noAnswer',
    'upstreamUnavailable',
    'upstreamBusy',
  ];
  for (const code of beforeAny) {
    expect(words.problems[code], code).not.toMatch(/different bank|another (bank|account)/);
  }
});

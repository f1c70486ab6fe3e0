import type { LinkSession } from '../link-session.ts';
import { identify } from '../personas.ts';
import type { Step } from '../step.ts';

/** Typed account numbers, with the routing numbers of Plaid's sandbox (plaid-link 5). */
export const numbersStep: Step = {
  view: 'NUMBERS',
  exitStatus: () => 'requires_credentials',
  pane: (session) => ({
    title: session.say('numbersTitle'),
    hint: session.say('numbersHint'),
    hasBack: true,
    fields: [
      { name: 'routing', label: session.say('routing'), type: 'text', inputMode: 'numeric' },
      { name: 'account', label: session.say('account'), type: 'text', inputMode: 'numeric' },
    ],
    buttons: [{ action: 'submit', label: session.say('next') }],
  }),
  act: (session, action, { routing = '', account = '' }) => {
    if (action === 'back') {
      session.step = 'banks';
    } else if (/^\d{9}$/.test(routing) && /^\d{4,17}$/.test(account)) {
      takeNumbers(session, routing, account.slice(-4));
    } else {
      session.alert = session.say('numbersWrong');
    }
  },
};

const WAITS_FOR_DEPOSIT = '110000000';
const ASKS_FOR_CODE = '333333334';

function takeNumbers(session: LinkSession, routing: string, mask: string): void {
  session.institution = null;
  session.record('SUBMIT_ROUTING_NUMBER', { routing_number: routing });
  session.record('SUBMIT_ACCOUNT_NUMBER', { account_number_mask: mask });
  session.recordView('LOADING');
  const account = identify(
    { name: session.say('checking'), mask, subtype: 'checking' },
    `${session.start.token.transactionId} ${routing} ${mask}`,
  );
  session.shared = [{ ...account, verificationStatus: statusOf(routing, mask) }];
  if (routing === WAITS_FOR_DEPOSIT) session.step = 'sameDay';
  else session.step = routing === ASKS_FOR_CODE ? 'depositCode' : 'connected';
}

function statusOf(routing: string, mask: string): string {
  if (routing === WAITS_FOR_DEPOSIT) return 'pending_manual_verification';
  if (routing === ASKS_FOR_CODE) return 'manually_verified';
  if (mask === '1111') return 'database_insights_pass';
  return mask === '3333' ? 'database_insights_pass_with_caution' : 'database_insights_fail';
}

const TRIES = 3;

/** The code of a small deposit: at once (instant), or days later with a link token in update mode. */
export const depositCodeStep: Step = {
  view: 'INSTANT_MICRODEPOSIT_AUTHORIZED',
  exitStatus: () => 'requires_code',
  pane: (session) => ({
    title: session.say('depositTitle'),
    hint: session.say('depositHint'),
    fields: [{ name: 'depositCode', label: session.say('depositCode'), type: 'text' }],
    buttons: [{ action: 'submit', label: session.say('submit') }],
  }),
  act: (session, _action, values) => {
    session.recordView('LOADING');
    if (values.depositCode?.toUpperCase() === 'ABC') {
      if (session.shared.length === 0) session.shared = [accountOfEarlierSession(session.start.id)];
      session.step = 'connected';
      return;
    }
    session.wrongCodes += 1;
    const left = TRIES - session.wrongCodes;
    if (left <= 0) return session.fail('TOO_MANY_VERIFICATION_ATTEMPTS');
    session.fail('INCORRECT_DEPOSIT_VERIFICATION');
    session.alert = session.say('depositLeft', { left: `${left}` });
  },
};

function accountOfEarlierSession(seed: string) {
  const account = identify({ name: 'Everyday Checking', mask: '0000', subtype: 'checking' }, seed);
  return { ...account, verificationStatus: 'manually_verified' };
}

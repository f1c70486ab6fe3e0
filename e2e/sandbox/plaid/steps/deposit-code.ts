import { identify } from '../personas.ts';
import type { Step } from '../step.ts';

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

import type { LinkSession } from '../link-session.ts';
import { personaOf } from '../personas.ts';
import type { PaneValues, Step } from '../step.ts';
import { chooseAnotherBank } from './choose-another-bank.ts';
import { finishSignIn } from './finish-sign-in.ts';

export const credentialsStep: Step = {
  view: 'CREDENTIAL',
  exitStatus: () => 'requires_credentials',
  pane: (session) => ({
    title: session.say('credentialsTitle'),
    hint: session.say('credentialsHint'),
    hasBack: session.firstStep !== 'credentials',
    fields: [
      { name: 'userName', label: session.say('userName'), type: 'text' },
      { name: 'password', label: session.say('password'), type: 'password' },
    ],
    buttons: [{ action: 'submit', label: session.say('submit') }],
  }),
  act: (session, action, values) => {
    if (action === 'back') chooseAnotherBank(session);
    if (action === 'submit') signIn(session, values);
  },
};

const ERROR_PASSWORD = /^error_([A-Z][A-Z0-9_]*)$/;
const QUESTIONS = /^mfa_questions_([1-3])_([1-3])$/;

/** Plaid's sandbox vocabulary (plaid-link 5): the password, or the user name, tells what happens. */
function signIn(session: LinkSession, { userName = '', password = '' }: PaneValues): void {
  session.record('SUBMIT_CREDENTIALS');
  session.recordView('LOADING');
  const errorCode = ERROR_PASSWORD.exec(password)?.[1];
  if (errorCode) {
    session.persona = personaOf('user_good', session.start.token.transactionId) ?? null;
    session.fail(errorCode);
    return;
  }
  const special = [userName, password].find((word) => word.startsWith('mfa_'));
  const isPasswordRight = password === 'pass_good' || password.startsWith('mfa_');
  const person = userName.startsWith('mfa_') ? 'user_good' : userName;
  const persona = personaOf(person, session.start.token.transactionId);
  if (!persona || !isPasswordRight) {
    session.fail('INVALID_CREDENTIALS');
    return;
  }
  session.persona = persona;
  if (special) askForMore(session, special);
  else finishSignIn(session);
}

function askForMore(session: LinkSession, special: string): void {
  const [, rounds, perRound] = QUESTIONS.exec(special) ?? [];
  if (special === 'mfa_device') session.step = 'device';
  else if (special === 'mfa_selections') session.step = 'selections';
  else if (rounds && perRound) {
    session.questions = { rounds: Number(rounds), perRound: Number(perRound), round: 0 };
    session.step = 'questions';
  } else session.fail('INVALID_CREDENTIALS');
}

import type { LinkSession } from '../link-session.ts';
import { personaOf } from '../personas.ts';
import type { PaneValues, Step } from '../step.ts';
import { chooseAnotherBank } from './bank-choice.ts';

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

export const captchaStep: Step = {
  view: 'RECAPTCHA',
  exitStatus: () => 'requires_recaptcha',
  pane: (session) => ({
    title: session.say('captchaTitle'),
    text: [session.say('captchaText')],
    buttons: [{ action: 'next', label: session.say('captchaNext') }],
  }),
  act: (session) => finishSignIn(session),
};

export const codeStep: Step = {
  view: 'MFA',
  exitStatus: () => 'requires_code',
  pane: (session) => ({
    title: session.say('codeTitle'),
    hint: session.say('codeHint'),
    fields: [
      {
        name: 'code',
        label: session.say('code'),
        type: 'text',
        inputMode: 'numeric',
        autocomplete: 'one-time-code',
      },
    ],
    buttons: [{ action: 'submit', label: session.say('submit') }],
  }),
  act: (session, _action, { code }) => judge(session, 'code', code === '1234'),
};

export const deviceStep: Step = {
  view: 'MFA',
  exitStatus: () => 'choose_device',
  pane: (session) => ({
    title: session.say('deviceTitle'),
    choice: {
      name: 'device',
      legend: session.say('deviceLegend'),
      type: 'radio',
      options: [
        { value: 'text', label: session.say('deviceText'), isChecked: true },
        { value: 'mail', label: session.say('deviceMail') },
      ],
    },
    buttons: [{ action: 'submit', label: session.say('next') }],
  }),
  act: (session) => {
    session.record('SUBMIT_MFA', { mfa_type: 'device' });
    session.step = 'code';
  },
};

/** `mfa_questions_n_m`: n rounds of m questions, answered by `answer_<round>_<question>` from zero. */
export const questionsStep: Step = {
  view: 'MFA',
  exitStatus: () => 'requires_questions',
  pane: (session) => ({
    title: session.say('questionsTitle'),
    hint: session.say('questionsHint', { answers: answersOf(session).join(', ') }),
    fields: answersOf(session).map((_, index) => ({
      name: `answer${index}`,
      label: session.say('question', { number: `${index + 1}` }),
      type: 'text',
    })),
    buttons: [{ action: 'submit', label: session.say('submit') }],
  }),
  act: (session, _action, values) => {
    session.record('SUBMIT_MFA', { mfa_type: 'questions' });
    session.recordView('LOADING');
    const isRight = answersOf(session).every(
      (answer, index) => values[`answer${index}`] === answer,
    );
    if (!isRight) return session.fail('INVALID_MFA');
    session.questions.round += 1;
    if (session.questions.round >= session.questions.rounds) finishSignIn(session);
  },
};

function answersOf({ questions }: LinkSession): readonly string[] {
  return Array.from(
    { length: questions.perRound },
    (_, index) => `answer_${questions.round}_${index}`,
  );
}

export const selectionsStep: Step = {
  view: 'MFA',
  exitStatus: () => 'requires_selections',
  pane: (session) => ({
    title: session.say('selectionsTitle'),
    hint: session.say('selectionsHint'),
    choice: {
      name: 'color',
      legend: session.say('selectionsLegend'),
      type: 'radio',
      options: [
        { value: 'blue', label: session.say('colorBlue'), isChecked: true },
        { value: 'green', label: session.say('colorGreen') },
        { value: 'gray', label: session.say('colorGray') },
      ],
    },
    buttons: [{ action: 'submit', label: session.say('submit') }],
  }),
  act: (session, _action, { color }) => judge(session, 'selections', color === 'green'),
};

/** What the bank makes of a second answer that it has asked for. */
function judge(session: LinkSession, kind: 'code' | 'selections', isRight: boolean): void {
  session.record('SUBMIT_MFA', { mfa_type: kind });
  session.recordView('LOADING');
  if (isRight) finishSignIn(session);
  else session.fail('INVALID_MFA');
}

/** The bank has let the customer in: on to the accounts, unless there is nothing to choose. */
function finishSignIn(session: LinkSession): void {
  if (session.persona?.accountSelect !== 'none') {
    session.step = 'accounts';
    return;
  }
  session.shared = session.persona.accounts;
  session.step = 'connected';
}

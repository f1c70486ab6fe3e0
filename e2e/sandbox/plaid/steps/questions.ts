import type { LinkSession } from '../link-session.ts';
import type { Step } from '../step.ts';
import { finishSignIn } from './finish-sign-in.ts';

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

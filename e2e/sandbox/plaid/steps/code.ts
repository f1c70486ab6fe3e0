import type { Step } from '../step.ts';
import { finishSignIn } from './finish-sign-in.ts';

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
  act: (session, _action, values) => {
    session.record('SUBMIT_MFA', { mfa_type: 'code' });
    session.recordView('LOADING');
    if (values.code === '1234') finishSignIn(session);
    else session.fail('INVALID_MFA');
  },
};

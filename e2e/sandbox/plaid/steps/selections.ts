import type { Step } from '../step.ts';
import { finishSignIn } from './finish-sign-in.ts';

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
  act: (session, _action, values) => {
    session.record('SUBMIT_MFA', { mfa_type: 'selections' });
    session.recordView('LOADING');
    if (values.color === 'green') finishSignIn(session);
    else session.fail('INVALID_MFA');
  },
};

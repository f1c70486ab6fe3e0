import type { Step } from '../step.ts';

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

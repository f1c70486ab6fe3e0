import type { Step } from '../step.ts';

export const sameDayStep: Step = {
  view: 'SAME_DAY_MICRODEPOSIT_AUTHORIZED',
  exitStatus: () => 'requires_external_action',
  pane: (session) => ({
    title: session.say('sameDayTitle'),
    text: [session.say('sameDayText')],
    buttons: [{ action: 'finish', label: session.say('finish') }],
  }),
  act: (session) => session.succeed(),
};

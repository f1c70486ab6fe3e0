import type { Step } from '../step.ts';

export const connectedStep: Step = {
  view: 'CONNECTED',
  exitStatus: () => 'connected',
  pane: (session) => ({
    title: session.say('connectedTitle'),
    text: [session.say(session.institution ? 'connectedText' : 'connectedNoBank')],
    buttons: [{ action: 'finish', label: session.say('finish') }],
  }),
  act: (session) => session.succeed(),
};

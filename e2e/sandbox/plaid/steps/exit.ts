import type { Step } from '../step.ts';

export const exitStep: Step = {
  view: 'EXIT',
  exitStatus: () => null,
  pane: (session) => ({
    title: session.say('exitTitle'),
    text: [session.say('exitText')],
    buttons: [
      { action: 'leave', label: session.say('exitLeave') },
      { action: 'stay', label: session.say('exitStay') },
    ],
  }),
  act: (session, action) => {
    if (action === 'leave') session.leave();
    else session.step = session.stepBehind ?? 'consent';
  },
};

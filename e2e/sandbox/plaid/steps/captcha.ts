import type { Step } from '../step.ts';
import { finishSignIn } from './finish-sign-in.ts';

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

import type { Step } from '../step.ts';
import { selectBank } from './bank-choice.ts';

export const consentStep: Step = {
  view: 'CONSENT',
  exitStatus: () => 'requires_credentials',
  pane: (session) => ({
    title: session.say('consentTitle'),
    text: [session.say('consentText'), session.say('consentSafe')],
    buttons: [{ action: 'next', label: session.say('next') }],
  }),
  act: (session) => {
    // Embedded search: the bank was chosen before Link opened, so its list is not shown again.
    if (session.institution) selectBank(session, session.institution);
    else session.step = 'banks';
  },
};

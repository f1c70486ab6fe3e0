import type { Institution } from '../institutions.ts';
import type { LinkSession } from '../link-session.ts';
import type { Step } from '../step.ts';
import { chooseAnotherBank } from './choose-another-bank.ts';

/** Before signing in: this bank is slow, out of order, or of no use here. */
export const bankNoticeStep: Step = {
  view: 'ERROR',
  exitStatus: (session) =>
    session.institution?.kind === 'unsupported'
      ? 'institution_not_supported'
      : 'requires_credentials',
  pane: (session) => {
    const [title, text] = WORDS_OF[kindOf(session)];
    const goOn = { action: 'next', label: session.say('degradedNext') };
    const other = { action: 'banks', label: session.say('otherBank') };
    return {
      title: session.say(title),
      text: [session.say(text)],
      hasBack: true,
      buttons: kindOf(session) === 'degraded' ? [goOn, other] : [other],
    };
  },
  act: (session, action) => {
    if (action === 'next' && kindOf(session) === 'degraded') session.step = 'credentials';
    else chooseAnotherBank(session);
  },
};

const WORDS_OF = {
  degraded: ['degradedTitle', 'degradedText'],
  down: ['downTitle', 'downText'],
  unsupported: ['unsupportedTitle', 'unsupportedText'],
} as const;

function kindOf(session: LinkSession): keyof typeof WORDS_OF {
  const kind: Institution['kind'] | undefined = session.institution?.kind;
  return kind === 'degraded' || kind === 'down' ? kind : 'unsupported';
}

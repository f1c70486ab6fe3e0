import { bankTiles } from '../bank-tiles.ts';
import { findInstitution, type Institution } from '../institutions.ts';
import type { LinkSession } from '../link-session.ts';
import type { Step } from '../step.ts';

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

export const banksStep: Step = {
  view: 'SELECT_INSTITUTION',
  exitStatus: () => 'institution_not_found',
  pane: (session) => ({
    title: session.say('banksTitle'),
    hasBack: true,
    banks: bankTiles(session.words),
    buttons: [{ action: 'numbers', label: session.say('banksNumbers') }],
  }),
  act: (session, action, values) => {
    if (values.search) {
      session.record('SEARCH_INSTITUTION', { institution_search_query: values.search });
    }
    if (action === 'back') session.step = 'consent';
    if (action === 'numbers') {
      session.record('SELECT_AUTH_TYPE', { selection: 'flow_type_manual' });
      session.step = 'numbers';
    }
    const institution = findInstitution(values.bank);
    if (action === 'bank' && institution) {
      session.institution = institution;
      session.record(SELECTION_EVENT[institution.kind] ?? 'SELECT_INSTITUTION');
      selectBank(session, institution);
    }
  },
};

const SELECTION_EVENT: { readonly [Kind in Institution['kind']]?: string } = {
  degraded: 'SELECT_DEGRADED_INSTITUTION',
  down: 'SELECT_DOWN_INSTITUTION',
  unsupported: 'SELECT_FILTERED_INSTITUTION',
};

const FIRST_STEP = {
  credentials: 'credentials',
  oauth: 'oauth',
  degraded: 'bankNotice',
  down: 'bankNotice',
  unsupported: 'bankNotice',
} as const;

function selectBank(session: LinkSession, institution: Institution): void {
  session.institution = institution;
  session.persona = null;
  session.shared = [];
  session.step = FIRST_STEP[institution.kind];
}

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

export function chooseAnotherBank(session: LinkSession): void {
  session.institution = null;
  session.persona = null;
  session.shared = [];
  session.step = 'banks';
}

import type { BankVisits } from './bank-visits.ts';
import { findInstitution } from './institutions.ts';
import type { LinkSession } from './link-session.ts';
import { takeBankAnswer } from './steps/bank-page.ts';

export type Opening = {
  readonly linkToken: string;
  readonly receivedRedirectUri?: string | undefined;
  /** Embedded search: the bank that was picked before Link opened. */
  readonly institutionId?: string | undefined;
};

/** Decides the first step of a session: consent, an update, or the way back from the bank's page. */
export function openSession(session: LinkSession, opening: Opening, visits: BankVisits): void {
  if (opening.receivedRedirectUri !== undefined) {
    resume(session, opening.receivedRedirectUri, visits);
    return;
  }
  const { updateMode } = session.start.settings;
  if (updateMode !== 'none') {
    session.institution = findInstitution('ins_900001') ?? null;
    session.firstStep = updateMode === 'code' ? 'depositCode' : 'credentials';
    session.step = session.firstStep;
    return;
  }
  session.institution = findInstitution(opening.institutionId) ?? null;
}

/** The return from OAuth by redirect (plaid-link 2.8): same link token, nothing but the state id. */
function resume(session: LinkSession, receivedRedirectUri: string, visits: BankVisits): void {
  const stateId = readStateId(receivedRedirectUri, session.start.token.settings.redirectUri);
  if (stateId === undefined) {
    session.failAtStart(
      'INVALID_FIELD',
      'receivedRedirectUri does not contain a valid oauth_state_id',
    );
    return;
  }
  const visit = visits.find(stateId);
  if (!visit) session.failAtStart('OAUTH_STATE_ID_NOT_FOUND');
  else if (visit.linkToken !== session.start.token.linkToken) {
    session.failAtStart('INCORRECT_LINK_TOKEN');
  } else if (visit.isProcessed) session.failAtStart('OAUTH_STATE_ID_ALREADY_PROCESSED');
  else takeBankAnswer(session, visit);
}

function readStateId(received: string, registered: string | null): string | undefined {
  const url = URL.parse(received);
  const stateId = url?.searchParams.get('oauth_state_id');
  if (!stateId || registered === null) return undefined;
  return received === addStateId(registered, stateId) ? stateId : undefined;
}

/** The address that the bank sends the customer back to. */
export function addStateId(redirectUri: string, stateId: string): string {
  return `${redirectUri}?oauth_state_id=${stateId}`;
}

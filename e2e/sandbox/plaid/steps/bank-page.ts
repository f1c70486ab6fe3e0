import type { BankVisit } from '../bank-visits.ts';
import type { LinkSession } from '../link-session.ts';
import type { Step } from '../step.ts';
import { chooseAnotherBank } from './bank-choice.ts';

/** Sends the customer to the bank's own page: in a window, or, where there are none, by redirect. */
export const oauthStep: Step = {
  view: 'OAUTH',
  exitStatus: () => 'requires_oauth',
  pane: (session) => ({
    title: session.say('oauthTitle'),
    text: [session.say('oauthText')],
    hasBack: true,
    bankPage: {
      address: bankAddress(beginVisit(session)),
      way: hasNoWindows(session) ? 'redirect' : 'popup',
    },
    buttons: [
      { action: 'openBank', label: session.say('oauthOpen') },
      { action: 'banks', label: session.say('otherBank') },
    ],
  }),
  act: (session, action) => {
    const visit = session.start.visits.find(session.visitId);
    if (action === 'opened' && visit) {
      visit.startedAt = Date.now();
      session.record('OPEN_OAUTH');
      session.step = 'oauthWaiting';
    } else if (action === 'noWindow' && visit) {
      redirect(session, visit);
    } else {
      chooseAnotherBank(session);
    }
  },
};

function bankAddress(visitId: string): string {
  return `/plaid/bank.html?state=${visitId}`;
}

/** A visit that was never answered can be used again; Back and Continue do not pile them up. */
function beginVisit(session: LinkSession): string {
  const { visits, token, settings } = session.start;
  const earlier = visits.find(session.visitId);
  if (earlier && !earlier.answer && earlier.institution === session.institution) return earlier.id;
  if (!session.institution) throw new Error('a bank page without a bank');
  const visit = visits.begin(token.linkToken, session.institution, settings.language);
  session.visitId = visit.id;
  return visit.id;
}

function hasNoWindows({ start }: LinkSession): boolean {
  return start.isWebview || start.settings.oauth !== 'popup';
}

function redirect(session: LinkSession, visit: BankVisit): void {
  if (session.start.token.settings.redirectUri === null) {
    session.fail('INTERNAL_SERVER_ERROR', session.words.oauthNoWindow);
    return;
  }
  visit.way = 'redirect';
  session.record('OPEN_OAUTH');
  session.leaveTo = bankAddress(visit.id);
}

/** The bank's window is open; the frame asks (`poll`) until it has been answered, closed, or is too slow. */
export const oauthWaitingStep: Step = {
  view: 'OAUTH',
  exitStatus: () => 'requires_oauth',
  pane: (session) => ({
    title: session.say('oauthWaitTitle'),
    text: [session.say('oauthWaitText')],
    isWaiting: true,
    buttons: [{ action: 'cancel', label: session.say('oauthCancel') }],
  }),
  act: (session, action, values) => {
    const visit = session.start.visits.find(session.visitId);
    if (action === 'cancel') giveUp(session, 'CLOSE_OAUTH', session.words.oauthClosed);
    else if (visit?.answer) takeBankAnswer(session, visit);
    else if (values.isClosed === 'true') {
      giveUp(session, 'CLOSE_OAUTH', session.words.oauthClosed);
    } else if (visit && hasTimedOut(session, visit)) {
      giveUp(session, 'FAIL_OAUTH', session.words.oauthSlow);
    }
  },
};

/** Where Link goes after the bank's page, whichever way it was opened. */
export function takeBankAnswer(session: LinkSession, visit: BankVisit): void {
  visit.isProcessed = true;
  session.institution = visit.institution;
  session.step = 'oauth';
  if (visit.answer === 'approve' && visit.chosen) {
    session.shared = [visit.chosen];
    session.step = 'connected';
  } else if (visit.answer === 'withhold') {
    session.fail('ACCESS_NOT_GRANTED');
  } else if (visit.answer === 'fail') {
    session.fail('INTERNAL_SERVER_ERROR');
  } else {
    session.fail('INSUFFICIENT_CREDENTIALS');
  }
}

function giveUp(session: LinkSession, event: string, alert: string): void {
  session.record(event);
  session.alert = alert;
  session.visitId = undefined;
  session.step = 'oauth';
}

function hasTimedOut({ start }: LinkSession, visit: BankVisit): boolean {
  return Date.now() - visit.startedAt > start.settings.oauthTimeoutInSeconds * 1000;
}

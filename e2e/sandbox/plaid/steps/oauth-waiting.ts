import type { BankVisit } from '../bank-visits.ts';
import type { LinkSession } from '../link-session.ts';
import type { Step } from '../step.ts';

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

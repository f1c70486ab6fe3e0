import type { LinkSession } from '../link-session.ts';

/** The bank has let the customer in: on to the accounts, unless there is nothing to choose. */
export function finishSignIn(session: LinkSession): void {
  if (session.persona?.accountSelect !== 'none') {
    session.step = 'accounts';
    return;
  }
  session.shared = session.persona.accounts;
  session.step = 'connected';
}

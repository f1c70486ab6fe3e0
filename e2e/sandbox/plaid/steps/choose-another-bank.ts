import type { LinkSession } from '../link-session.ts';

export function chooseAnotherBank(session: LinkSession): void {
  session.institution = null;
  session.persona = null;
  session.shared = [];
  session.step = 'banks';
}

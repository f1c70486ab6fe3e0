import { recoveryOf } from '../link-errors.ts';
import type { LinkSession } from '../link-session.ts';
import type { Step } from '../step.ts';
import { chooseAnotherBank } from './choose-another-bank.ts';

export const errorStep: Step = {
  view: 'ERROR',
  exitStatus: () => null,
  pane: (session) => {
    const exit = { action: 'leave', label: session.say('exitNow') };
    const other = { action: 'banks', label: session.say('otherBank') };
    return {
      title: session.say('errorTitle'),
      alert: session.lastError?.display_message ?? session.say('errorText'),
      hint: session.lastError?.error_code ?? '',
      buttons: canChooseAnotherBank(session) ? [other, exit] : [exit],
    };
  },
  act: (session, action) => {
    if (action === 'leave' || !canChooseAnotherBank(session)) session.leave();
    else chooseAnotherBank(session);
  },
};

function canChooseAnotherBank({ lastError, stepBehind }: LinkSession): boolean {
  return stepBehind !== null && recoveryOf(lastError?.error_code ?? '') === 'otherBank';
}

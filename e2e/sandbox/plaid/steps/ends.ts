import { recoveryOf } from '../link-errors.ts';
import type { LinkSession } from '../link-session.ts';
import type { Step } from '../step.ts';
import { chooseAnotherBank } from './bank-choice.ts';

export const connectedStep: Step = {
  view: 'CONNECTED',
  exitStatus: () => 'connected',
  pane: (session) => ({
    title: session.say('connectedTitle'),
    text: [session.say(session.institution ? 'connectedText' : 'connectedNoBank')],
    buttons: [{ action: 'finish', label: session.say('finish') }],
  }),
  act: (session) => session.succeed(),
};

export const sameDayStep: Step = {
  view: 'SAME_DAY_MICRODEPOSIT_AUTHORIZED',
  exitStatus: () => 'requires_external_action',
  pane: (session) => ({
    title: session.say('sameDayTitle'),
    text: [session.say('sameDayText')],
    buttons: [{ action: 'finish', label: session.say('finish') }],
  }),
  act: (session) => session.succeed(),
};

export const exitStep: Step = {
  view: 'EXIT',
  exitStatus: () => null,
  pane: (session) => ({
    title: session.say('exitTitle'),
    text: [session.say('exitText')],
    buttons: [
      { action: 'leave', label: session.say('exitLeave') },
      { action: 'stay', label: session.say('exitStay') },
    ],
  }),
  act: (session, action) => {
    if (action === 'leave') session.leave();
    else session.step = session.stepBehind ?? 'consent';
  },
};

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

import type { ChosenAccount } from '../../plaid-account.ts';
import type { LinkSession } from '../link-session.ts';
import type { Step } from '../step.ts';

export const accountsStep: Step = {
  view: 'SELECT_ACCOUNT',
  exitStatus: () => 'requires_account_selection',
  pane: (session) => {
    const accounts = session.persona?.accounts ?? [];
    const isMany = selectOf(session) === 'many';
    return {
      title: session.say('accountsTitle'),
      choice: {
        name: 'accounts',
        legend: session.say(isMany ? 'accountsLegendMany' : 'accountsLegendOne'),
        type: isMany ? 'checkbox' : 'radio',
        options: accounts.map((account) => ({
          value: account.accountId,
          label: account.name,
          detail: detailOf(session, account),
          isChecked: isMany || accounts.length === 1,
        })),
      },
      buttons: [{ action: 'submit', label: session.say('next') }],
    };
  },
  act: (session, _action, values) => {
    const ids = (values.accounts ?? '').split(',');
    const chosen = (session.persona?.accounts ?? []).filter(({ accountId }) =>
      ids.includes(accountId),
    );
    if (chosen.length === 0) {
      session.alert = session.say('accountsChoose');
      return;
    }
    session.recordView('LOADING');
    session.shared = chosen;
    session.step = 'connected';
  },
};

function selectOf(session: LinkSession): 'one' | 'many' | 'none' {
  return session.start.settings.accountSelect ?? session.persona?.accountSelect ?? 'one';
}

function detailOf(session: LinkSession, { subtype, mask }: ChosenAccount): string {
  const kind = session.say(subtype === 'savings' ? 'savings' : 'checking');
  return mask === null ? kind : session.say('maskedAs', { kind, mask });
}

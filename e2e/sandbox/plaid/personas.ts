import { createHash } from 'node:crypto';
import type { ChosenAccount } from '../plaid-account.ts';

/** Whose accounts a user name opens. Names follow Plaid's own sandbox where it has one. */
export type Persona = {
  readonly accounts: readonly ChosenAccount[];
  /** `one`: pick one; `many`: tick any; `none`: Link does not ask. */
  readonly accountSelect: 'one' | 'many' | 'none';
  readonly hasInstitution: boolean;
};

type Draft = Omit<ChosenAccount, 'accountId'>;

const CHECKING: Draft = { name: 'Everyday Checking', mask: '0000', subtype: 'checking' };
const SAVINGS: Draft = { name: 'Rainy Day Savings', mask: '1111', subtype: 'savings' };

type Row = {
  readonly drafts: readonly Draft[];
  readonly accountSelect?: Persona['accountSelect'];
};

const ROWS: Readonly<Record<string, Row & { readonly summary: string }>> = {
  user_good: {
    summary: 'Two accounts, one of them to be chosen.',
    drafts: [CHECKING, SAVINGS],
  },
  user_one_account: {
    summary: 'One account, which leads to the review at once.',
    drafts: [CHECKING],
  },
  user_two_accounts: {
    summary: 'Two accounts, both shared.',
    drafts: [CHECKING, SAVINGS],
    accountSelect: 'many',
  },
  user_many_accounts: {
    summary: 'Eight accounts, all shared.',
    drafts: eightAccounts(),
    accountSelect: 'many',
  },
  user_same_names: {
    summary: 'Two accounts with the same name and last digits.',
    drafts: [CHECKING, CHECKING],
    accountSelect: 'many',
  },
  user_hostile_names: {
    summary: 'Three accounts whose names and last digits would be code elsewhere.',
    drafts: hostileAccounts(),
    accountSelect: 'many',
  },
  user_limited_purpose: {
    summary: 'A checking account, one for a limited purpose, and one of an unknown kind.',
    drafts: [
      CHECKING,
      { name: 'Rent Only', mask: '2222', subtype: 'limited purpose checking' },
      { name: 'Pocket Money', mask: '3333', subtype: 'allowance of tomorrow' },
    ],
    accountSelect: 'many',
  },
  user_no_mask: {
    summary: 'An account without last digits.',
    drafts: [{ ...CHECKING, mask: null }],
  },
  user_no_accounts: {
    summary: 'The bank is connected, without any account.',
    drafts: [],
    accountSelect: 'none',
  },
  user_null_institution: {
    summary: 'Two accounts at a bank without a name.',
    drafts: [CHECKING, SAVINGS],
  },
  user_pending_auto: {
    summary: 'An account that the bank confirms later by itself.',
    drafts: [{ ...CHECKING, verificationStatus: 'pending_automatic_verification' }],
  },
  microdeposits_good: {
    summary: 'An account that waits for a small deposit.',
    drafts: [{ ...CHECKING, verificationStatus: 'pending_manual_verification' }],
  },
};

/** Those that can be written down; `user_status_<status>` is any. */
export const USER_NAMES = Object.keys(ROWS);

/** What each of them is for, and what a password can do. */
export const LOGINS: readonly { readonly name: string; readonly summary: string }[] = [
  ...Object.entries(ROWS).map(([name, { summary }]) => ({ name, summary })),
  { name: 'user_status_<status>', summary: 'An account with this verification_status, any word.' },
];

export const PASSWORDS: typeof LOGINS = [
  { name: 'pass_good', summary: 'Signs in. Any other password is a wrong one.' },
  { name: 'error_<CODE>', summary: 'This error of Plaid’s, such as error_ITEM_LOCKED.' },
  { name: 'mfa_device', summary: 'Asks for a device, then for the code 1234.' },
  { name: 'mfa_questions_1_1', summary: 'Asks a question: the answer is answer_0_0.' },
  { name: 'mfa_selections', summary: 'Asks for a choice: Green.' },
];

const STATUS_USER = /^user_status_([a-z_]+)$/;

/** Gives `undefined` for a user name that no bank of ours knows. `seed` keeps account ids apart. */
export function personaOf(userName: string, seed: string): Persona | undefined {
  const row = Object.hasOwn(ROWS, userName) ? ROWS[userName] : rowOfStatusUser(userName);
  if (!row) return undefined;
  return {
    accounts: row.drafts.map((draft, index) => identify(draft, `${seed} ${userName} ${index}`)),
    accountSelect: row.accountSelect ?? 'one',
    hasInstitution: userName !== 'user_null_institution',
  };
}

/** Adds the id, the same one for the same seed, in the shape of Plaid's (37 characters, connectfi-api C9). */
export function identify(draft: Draft, seed: string): ChosenAccount {
  const hash = createHash('sha256').update(seed).digest('base64').replace(/[+/=]/g, 'x');
  return { ...draft, accountId: hash.slice(0, 37) };
}

function rowOfStatusUser(userName: string): Row | undefined {
  const verificationStatus = STATUS_USER.exec(userName)?.[1];
  return verificationStatus ? { drafts: [{ ...CHECKING, verificationStatus }] } : undefined;
}

function eightAccounts(): readonly Draft[] {
  return Array.from({ length: 8 }, (_, index) => ({
    name: index % 2 === 0 ? `Household Checking ${index + 1}` : `Household Savings ${index + 1}`,
    mask: `${1000 + index}`,
    subtype: index % 2 === 0 ? 'checking' : 'savings',
  }));
}

/** Names and masks that would be code if anybody took them for more than text. */
function hostileAccounts(): readonly Draft[] {
  return [
    {
      name: '<img src=x onerror="window.intruded=1">{mask} #one',
      mask: '<b>"',
      subtype: 'checking',
    },
    {
      name: '</script><script>window.intruded=1</script>{account} #two',
      mask: null,
      subtype: 'savings',
    },
    { name: '"><svg onload="window.intruded=1">$& #three', mask: `'">0`, subtype: 'money market' },
  ];
}

import { expect, it } from 'vitest';
import { getMessages } from '#lib/messages/get-messages.ts';
import { getAnnouncement } from './announcement.ts';
import { CONNECTION } from './testing/fake-surroundings.ts';

const words = getMessages().bankPayment;
const OTHER = { id: 'o', name: 'Pocket Money', mask: '3333', subtype: 'other' } as const;

/** A live part that comes with its words is not heard everywhere: what is said stands in one that was there. */
it('says what may become of a payment from the account that was chosen', () => {
  const draft = {
    connection: { ...CONNECTION, accounts: [...CONNECTION.accounts, OTHER] },
    nameOnAccount: 'Jane Doe',
  };
  const choose = (accountId: string) =>
    getAnnouncement({ phase: 'choosing', draft: { ...draft, accountId } }, words);
  expect(choose('o')).toBe(words.accounts.cautions.other);
  expect(choose(CONNECTION.accounts[0]?.id ?? '')).toBe('');
});

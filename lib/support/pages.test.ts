import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '#lib/ledger/sql/read-whole-records.ts';
import { answerNow, tellStory } from './pages.ts';

const AT = '2026-10-01T09:00:00.000Z';

const RECORD: AuditRecord = {
  attemptId: 'a',
  transactionId: 't',
  confirmation: 'AAAAA-BBBBB',
  billRef: 'one',
  merchant: { id: null, reference: null, aggregatorId: null, name: null },
  method: 'bank',
  amount: { minorUnits: 100, currency: 'USD', decimal: '1.00' },
  account: { name: 'Checking', mask: '0000', subtype: 'checking' },
  nameOnAccount: 'Jane Doe',
  debitDate: '2026-10-01',
  authorization: {
    authorizedAt: AT,
    version: '1',
    text: '',
    locale: 'en-US',
    ipAddress: '',
    userAgent: '',
  },
  state: 'accepted',
  states: [],
  statuses: [],
  outcome: null,
  invoiceNumber: null,
  reference: null,
};

const tell = (state: string, ...statuses: string[]) =>
  answerNow({ ...RECORD, state, statuses: statuses.map((status) => ({ status, at: AT })) });

describe('what support tells a customer now', () => {
  it.each(['intended', 'submitted', 'unknown', 'accepted'])(
    'never lets them pay again while a payment is %s',
    (state) => expect(tell(state)).toContain('should not pay again'),
  );

  it.each(['refused', 'notReceived', 'ended'])(
    'says of one that is %s that nothing was paid',
    (state) => expect(tell(state)).toContain('othing was paid by it'),
  );

  it.each(['Returned', 'Declined', 'Cancelled'])(
    'says so as well of one that was taken and is %s now, which nobody has paid',
    (status) => {
      const answer = tell('accepted', 'Processing', status);
      expect(answer).toContain('nothing was paid by it');
      expect(answer).not.toContain('should not pay again');
      expect(answer).toContain(`latest word is ${status}`);
    },
  );

  it('goes by the latest word alone', () => {
    expect(tell('accepted', 'Declined', 'Settled')).toContain('should not pay again');
  });
});

describe('the story of a payment', () => {
  it('puts what the page did and what connectFi said in the order of time', () => {
    const moment = (state: string, at: string) => ({ state, at, refusal: null, requestId: null });
    const story = tellStory({
      ...RECORD,
      states: [
        moment('intended', '2026-10-01T09:00:00Z'),
        moment('accepted', '2026-10-01T09:00:02Z'),
      ],
      statuses: [{ status: 'Processing', at: '2026-10-01T09:00:01Z' }],
    });
    expect(story.map(({ at }) => at.slice(-3, -1))).toEqual(['00', '01', '02']);
  });
});

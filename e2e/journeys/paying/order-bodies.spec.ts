import { ANY_ORDER, expectFailure } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import type { ServerStepCode } from '#lib/contract/failures.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const BAD_BODIES: readonly [
  name: string,
  ask: { body: unknown; headers?: Record<string, string> },
  status: number,
  code: ServerStepCode,
][] = [
  [
    'a form',
    { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'wrongContentType',
  ],
  [
    'plain text',
    { body: JSON.stringify(ANY_ORDER), headers: { 'content-type': 'text/plain' } },
    415,
    'wrongContentType',
  ],
  [
    'JSON by another name',
    { body: '{}', headers: { 'content-type': 'application/json5' } },
    415,
    'wrongContentType',
  ],
  ['a large body', { body: { ...ANY_ORDER, accountId: 'x'.repeat(9_000) } }, 413, 'tooLarge'],
  ['half of a body', { body: '{"accountId":', headers: JSON_TYPE }, 400, 'badRequest'],
  ['nothing', { body: '', headers: JSON_TYPE }, 400, 'badRequest'],
  ['a list', { body: [ANY_ORDER] }, 400, 'badRequest'],
  ['null', { body: 'null', headers: JSON_TYPE }, 400, 'badRequest'],
  ['an empty object', { body: {} }, 400, 'badRequest'],
  ['a member more', { body: { ...ANY_ORDER, extra: 1, publicToken: 'public' } }, 400, 'badRequest'],
  ['another prototype', { body: '{"__proto__":{"a":1}}', headers: JSON_TYPE }, 400, 'badRequest'],
];

test('says what is wrong with a body that it cannot take', async ({ openPayer }) => {
  const payer = await openPayer();
  for (const name of ['ach-payment', 'bank-accounts']) {
    for (const [what, ask, status, code] of BAD_BODIES) {
      const answer = await payer.ask(name, { method: 'POST', ...ask });
      await expectFailure(answer, [status, code], `${name}: ${what}`);
    }
  }
  expect(await payer.bill.listOperations()).toEqual(['C1']);
});

const BAD_MEMBERS: readonly Readonly<Record<string, unknown>>[] = [
  ...[0, -1, -12_500, 1.5, 1e300, '12500', null, true, [], {}].map((amountInCents) => ({
    amountInCents,
  })),
  ...['', 7, null, 'x'.repeat(201)].map((accountId) => ({ accountId })),
  ...[7, null, 'x'.repeat(201)].map((nameOnAccount) => ({ nameOnAccount })),
  ...['', 'tomorrow', '2030-02-30', '2030-1-2', 7, null].map((debitDate) => ({ debitDate })),
  ...['', 7, null, 'x'.repeat(97)].map((authorizationVersion) => ({ authorizationVersion })),
];

test('takes no order with a member of another type or out of range', async ({ openPayer }) => {
  const payer = await openPayer();
  for (const member of BAD_MEMBERS) {
    const answer = await payer.pay({ ...ANY_ORDER, ...member });
    await expectFailure(answer, [400, 'badRequest'], JSON.stringify(member));
  }
  const notANumber = JSON.stringify(ANY_ORDER).replace('12500', 'NaN');
  const answer = await payer.ask('ach-payment', {
    method: 'POST',
    body: notANumber,
    headers: JSON_TYPE,
  });
  await expectFailure(answer, [400, 'badRequest'], 'NaN');
});

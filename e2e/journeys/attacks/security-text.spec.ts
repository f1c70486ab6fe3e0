import { expect, test } from '#e2e/support/test.ts';

test.use({ appVariables: { SECURITY_CONTACT: 'mailto:security@example.com' } });

test('tells whom to tell of a weakness', async ({ request, baseURL }) => {
  const answer = await request.get('/.well-known/security.txt');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const text = await answer.text();
  const [, expires = ''] = /^Expires: (\S+)$/m.exec(text) ?? [];
  expect(text).toBe(`Contact: mailto:security@example.com
Expires: ${expires}
Preferred-Languages: en
Canonical: ${baseURL}/.well-known/security.txt
`);
  // A day in UTC, ninety days ahead.
  expect(expires).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
  const daysLeft = (Date.parse(expires) - Date.now()) / (24 * 60 * 60 * 1000);
  expect(daysLeft).toBeGreaterThan(88);
  expect(daysLeft).toBeLessThanOrEqual(90);
});

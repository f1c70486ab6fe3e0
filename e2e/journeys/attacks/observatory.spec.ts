import { scoreAnswer } from '#e2e/observatory/score-answer.ts';
import { BRANDS, GYM } from '#e2e/support/bills/three-brands.ts';
import {
  type AnswerKind,
  askAsVisitor,
  listCookies,
  toScored,
} from '#e2e/support/looks/gather-answers.ts';
import { expect, test } from '#e2e/support/test.ts';

const SITE = new URL('https://pay.example.com');
const LEAST_SCORE = 145;

test.use({
  plaidScript: 'real',
  appVariables: { PUBLIC_ORIGIN: SITE.origin },
  brands: BRANDS,
});

const UNKNOWN_BILL = '/pay/AAAAAAAAAAAAAAAAAAAAAA';

/** Every kind of answer that the page gives, apart from those of a bill itself. */
const KINDS: readonly AnswerKind[] = [
  { name: 'no page', path: '/', status: 404 },
  { name: 'an unknown link', path: `/payment/${'x'.repeat(65)}`, status: 404 },
  { name: 'a malformed link', path: '/payment/x', status: 404 },
  { name: 'a bill without a session', path: UNKNOWN_BILL, status: 401 },
  { name: 'JSON without a session', path: `${UNKNOWN_BILL}/status`, status: 401 },
  { name: 'a foreign change', path: `${UNKNOWN_BILL}/link-token`, method: 'POST', status: 403 },
  { name: 'a redirect', path: `${UNKNOWN_BILL}/renew`, status: 303 },
  { name: 'the return from a bank', path: '/oauth', status: 200 },
  { name: 'health', path: '/health', status: 200 },
  { name: 'the icon', path: '/icon.svg', status: 200 },
  { name: 'the way to the icon', path: '/favicon.ico', status: 307 },
  { name: 'no file of a brand', path: '/brand/x/y.svg', status: 404 },
  { name: 'no built file', path: '/_next/static/x.js', status: 404 },
  { name: 'an unreadable address', path: '/%E0%A4%A', status: 404 },
  { name: 'a report', path: '/csp-reports', method: 'POST', body: '{}', status: 204 },
  { name: 'a measurement of nobody', path: '/vitals', method: 'POST', body: '{}', status: 204 },
  { name: 'an unknown method', path: '/', method: 'TRACE', status: 405 },
  { name: 'a method of no route', path: '/health', method: 'DELETE', status: 405 },
  { name: 'a host of nobody', path: '/', host: 'evil.example', status: 421 },
];

test('scores 145 or more at the Observatory with every kind of answer', async ({
  request,
  createBill,
}, testInfo) => {
  const scores: number[] = [];
  const score = async (kinds: readonly AnswerKind[], cookies: readonly string[]) => {
    for (const kind of kinds) {
      const answer = await askAsVisitor(request, SITE, kind);
      expect([kind.name, answer.status()]).toEqual([kind.name, kind.status]);
      const scored = scoreAnswer(await toScored(answer, new URL(kind.path, SITE), cookies));
      const why = `${kind.name}: ${JSON.stringify(scored.marks)}`;
      expect(scored.score, why).toBeGreaterThanOrEqual(LEAST_SCORE);
      scores.push(scored.score);
    }
  };
  await score(KINDS, []);

  const link = new URL((await createBill(GYM.bill)).url).pathname;
  const opened = await askAsVisitor(request, SITE, { name: 'a link', path: link, status: 303 });
  const cookies = listCookies(opened);
  expect(cookies).toHaveLength(1);
  const headers = { cookie: cookies[0]?.split(';', 1)[0] ?? '' };
  const bill = new URL(opened.headers().location ?? '').pathname;
  await score(
    [
      { name: 'a link opened again', path: link, headers, status: 303 },
      { name: 'the bill', path: bill, headers, status: 200 },
      { name: 'its status', path: `${bill}/status`, headers, status: 200 },
      { name: 'the return from a bank, with a bill', path: '/oauth', headers, status: 200 },
      ...(await findFiles(bill, headers)),
    ],
    cookies,
  );
  const description = `${Math.min(...scores)} to ${Math.max(...scores)} for ${scores.length} kinds of answer`;
  testInfo.annotations.push({ type: 'Observatory', description });

  /** The brand's own logo. Scripts and style sheets have the headers that files need (`close-answer.test.ts`). */
  async function findFiles(path: string, given: { cookie: string }): Promise<AnswerKind[]> {
    const page = await request.get(path, { headers: { host: SITE.host, ...given } });
    const logo = /\/brand\/[^"\\]+/.exec(await page.text())?.[0] ?? '';
    return [{ name: 'a logo', path: logo, status: 200 }];
  }
});

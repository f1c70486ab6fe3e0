import { askByHand, leadsAway, NOBODYS_REF, PERSONAL } from '#e2e/support/ask-by-hand.ts';
import { countCases } from '#e2e/support/count-cases.ts';
import { expect, test } from '#e2e/support/test.ts';

test('takes no other spelling of an address for the bill of somebody else, and leads nowhere else', async ({
  target,
  openPayer,
}) => {
  const { address } = await openPayer();
  const ref = address.slice(-22);
  const asks = [ref, NOBODYS_REF].flatMap((id) => [
    `//pay/${id}`,
    `/pay//${id}`,
    `/PAY/${id}`,
    `/pay/${id}/../${ref}`,
    `/pay/${NOBODYS_REF}/../${id}`,
    `/pay/%2e%2e/pay/${id}`,
    `/pay/${id}%2fstatus`,
    `/pay/${id}%5cstatus`,
    `/pay\\${id}`,
    `/pay/${id};jsessionid=1`,
    `/pay/${id}/status/`,
    `/pay/${id}/status/../../${id}`,
    `/pay/${id}.json`,
    `/pay/${id}.rsc`,
    `/pay/${id}.txt`,
    `/pay/${id}.segments/_tree.segment.rsc`,
    `/_next/data/build/pay/${id}.json`,
    `/_next/image?url=/pay/${id}&w=64&q=1`,
    `/_next/../pay/${id}`,
    `/en/pay/${id}`,
    `/pay/${id}/@slot`,
    `/pay/[ref]?ref=${id}`,
    `/pay/${id}?nxtPref=${ref}`,
    `http://${new URL(target.appOrigin).host}/pay/${id}`,
    `/pay/${id}\0`,
    `/.git/config`,
    `/.env`,
    `/package.json`,
    `/server.ts`,
    `/_next/static/../server/app/pay/[ref]/page.js`,
    `/_next/static/%2e%2e/%2e%2e/package.json`,
    `/brand/../../.env`,
    `/brand/x/..%2f..%2f.env`,
  ]);
  for (const path of asks) {
    const answer = await askByHand(target, { target: path });
    expect([path, answer.status >= 500]).toEqual([path, false]);
    expect(answer.head + answer.body).not.toMatch(PERSONAL);
    expect(answer.body).not.toMatch(/SESSION_SECRET|"dependencies"|\[core\]|createServer/);
    expect(leadsAway(answer, target.appOrigin), path).toBe(false);
  }
  countCases('Attack cases', asks.length);
});

test('redirects nobody to an address that they have brought along', async ({
  target,
  openPayer,
}) => {
  const { address, bill } = await openPayer();
  const { pathname } = new URL(address);
  const evil = ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'];
  const names = ['next', 'url', 'return_to', 'redirect', 'returnUrl', 'bill', 'oauth_state_id'];
  const paths = ['/', '/oauth', pathname, `${pathname}/renew`, `/payment/${bill.link}`];
  let cases = 0;
  for (const path of paths) {
    for (const name of names) {
      for (const value of evil) {
        const answer = await askByHand(target, {
          target: `${path}?${name}=${encodeURIComponent(value)}`,
        });
        expect(leadsAway(answer, target.appOrigin), `${path} with ${name}`).toBe(false);
        expect(answer.body).not.toMatch(/(href|action|src)="(https?:)?\/\/evil|href="javascript/i);
        cases += 1;
      }
    }
  }
  for (const path of [
    '//evil.example/',
    '//evil.example/..',
    '/\\/evil.example',
    '/%2f/evil.example/',
    '/.//evil.example',
  ]) {
    const answer = await askByHand(target, { target: path });
    expect(leadsAway(answer, target.appOrigin), path).toBe(false);
    cases += 1;
  }
  countCases('Attack cases', cases);
});

test('lets nobody write into the head of an answer', async ({ target, createBill }) => {
  const { link } = await createBill();
  const breaks = ['%0d%0a', '%0a', '%E5%98%8D%E5%98%8A', '%00', '\u010d\u010a'];
  const places = [
    '/',
    '/oauth?bill=',
    '/pay/',
    `/payment/${link}?x=`,
    '/brand/x/',
    '/favicon.ico?',
  ];
  let cases = 0;
  for (const mark of breaks) {
    for (const place of places) {
      const answer = await askByHand(target, { target: `${place}${mark}Set-Cookie:%20planted=1` });
      expect(answer.status).toBeLessThan(500);
      expect(answer.head).not.toMatch(/^set-cookie: planted/im);
      cases += 1;
    }
  }
  countCases('Attack cases', cases);
});

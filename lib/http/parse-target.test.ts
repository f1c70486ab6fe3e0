import { describe, expect, it } from 'vitest';
import { parseTarget } from './parse-target.ts';

const LINK = '-3zjGoeyuHi1bPgCNgb2B1JERhfzLWU0SogPsgBG0nbb3d4QvXw81YkTfMc5_zR_';
const REF = 'Zb3_nQ-7yYk0aVt5LwRt4Z';
const RETURN = '/bank/payment/return';

const parse = (target: string) => parseTarget(target, RETURN);

describe('a link', () => {
  it.each([
    ...['', '/', '//', '?utm_source=mail', '#top', '/more', '/more/than-one-part'],
    ...['.', ',', '>', ']', ')', '*', '**', '!', ';', ':', '"', "'", '|', '~', '=', '=3D', '=20'],
    ...[').', '.)', '>.', '"/>', '),', ']()', '">here</a>', ';jsessionid=1', '…', '’', '。'],
    ...['%20', '%0A', '%0D%0A', '%22', '%09', '%00', '%3E', '%2F', '%5C', '%23', '%3F', '%2E'],
    ...['%E2%80%8B', '%C2%A0', '%E2%80%8D', '%EF%BB%BF', '%C2%AD', '%E2%80%9D', '%E3%80%82'],
    ...['&utm_source=mail&utm_medium=email', '&amp;x=1', '&nbsp;', '&gt;', '&#8203;', '&quot;'],
    ...['&data=05%7C02%7C%7C&sdata=x%3D&reserved=0', '%26fbclid%3D1', '?fbclid=1?gclid=2#x'],
    ...['%2520', '%252E', '%25E2%2580%258B', '%252520', '%2526x%253D1', '%253Cbr%253E'],
    ...['%', '%2', '%ZZ', '%E2%80', '%C2', '%25', '%u200B', '\\', '\\more', '//%20', `.${LINK}`],
    ...[` and ${'so on '.repeat(900)}`, '.'.repeat(7_000)],
  ])('ends where its signs end, before %j', (dirt) => {
    expect(parse(`/payment/${LINK}${dirt}`)).toEqual({ url: '/payment', link: LINK });
  });

  it.each(['%20', '%0A', '%E2%80%8B', '<', '%3C', '%22', '=', '/', '//', './', '*'])(
    'begins where its signs begin, after %j',
    (dirt) => {
      const link = LINK.slice(1);
      expect(parse(`/payment/${dirt}${link}`)).toEqual({ url: '/payment', link });
    },
  );

  it.each([
    `//payment/${LINK}`,
    `/payment//${LINK}`,
    `/./payment/./${LINK}`,
    `/Payment/${LINK}`,
    `/PAYMENT/${LINK}`,
    `/%70ayment/${LINK}`,
    `/%2570ayment/${LINK}`,
    `/%25252570ayment/${LINK}`,
    `/payment%2F${LINK}`,
    `/payment%252F${LINK}`,
    `/payment%5c${LINK}`,
    `/payment\\${LINK}`,
    `\\payment\\${LINK}`,
    `/payment;x=1/${LINK}`,
    `/payment/${LINK.replace('_', '%5F').replace('-', '%2d').replace('z', '%7A')}`,
    `/payment/${LINK.replaceAll('_', '%255F')}`,
    `http://pay.example/payment/${LINK}`,
    `HTTPS://pay.example:443/payment/${LINK}?x#y`,
    `http://pay.example//payment/${LINK}`,
    `http://pay.example\\payment\\${LINK}`,
  ])('is found in %s', (target) => {
    expect(parse(target)).toEqual({ url: '/payment', link: LINK });
  });

  it.each([
    '',
    '/',
    '/short-7',
    '/sh%6Frt-7',
    '/two/parts-of-a-link',
    '/with space',
    '/%20',
    '/...',
    '/%E2%80%8B',
    '/%E2%80%8Bshorter',
    `/${'a'.repeat(257)}`,
    `/${'a'.repeat(7_000)}.`,
    `?link=${LINK}`,
  ])('is not there in /payment%s, and nothing of it goes on', (rest) => {
    expect(parse(`/payment${rest}`)).toEqual({ url: '/payment' });
  });

  it.each([
    `/en/payment/${LINK}`,
    `/payments/${LINK}`,
    `/payment%20/${LINK}`,
    `/payment.html/${LINK}`,
    `/pay/payment/${LINK}`,
    `/brand/payment/${LINK}`,
    `/_next/payment/${LINK}`,
    `${RETURN}/payment/${LINK}`,
    `${RETURN}/${LINK}`,
    `/%/payment/${LINK}`,
    `/_next/static/../../payment/${LINK}`,
    `/payment/../payment/${LINK}`,
    `/payment/%2e%2e/${LINK}`,
    `/payment/.%2e/${LINK}`,
    `/%%3370ayment/${LINK}`,
    `/%%%%%37%3330${'%2537'.repeat(40)}/payment/${LINK}`,
    `/${LINK}`,
    `/pay/${LINK}`,
    `/pay/${LINK}/status`,
    `/pay/${REF}/${LINK}/x`,
    `/pay/${REF}/${LINK}`,
    `/paiement/${LINK}`,
    `/_next/data/x/payment/${LINK}.json`,
    `/oauth/${LINK}`,
    `/health/${LINK}`,
    `payment/${LINK}`,
    `http:payment/${LINK}`,
    `ftp://pay.example/payment/${LINK}`,
  ])('goes no further in %s', (target) => {
    const { url, link, moved } = parse(target);
    expect(['/payment', '/nowhere']).toContain(url);
    expect([link, moved]).toEqual([undefined, undefined]);
  });
});

describe('the return from a bank', () => {
  const ID = '8d7f5a52-0000-4000-8000-000000000000';

  it.each([
    `?oauth_state_id=${ID}`,
    ...[
      'fbclid=1',
      'utm_source=a%20b',
      'gclid=x',
      '_gl=1*a*b',
      'amp;x=1',
      `oauth_state_id=${ID}`,
    ].flatMap((more) => [`?oauth_state_id=${ID}&${more}`, `?${more}&oauth_state_id=${ID}`]),
    `?oauth_state_id=${ID}#_=_`,
    `?oauth_state_id=${ID}%23_=_`,
    `?oauth_state_id=${ID}?fbclid=1`,
    `?x=1&amp;oauth_state_id=${ID}`,
    `?&amp;oauth_state_id=${ID}&`,
    `?oauth_state_id%3D${ID}`,
    `?x%3D1%26oauth_state_id%3D${ID}`,
    `?oauth%5Fstate%5Fid=${ID}`,
    `?oauth_state_id=${ID}%20`,
    `?oauth_state_id=${ID}/`,
    `?oauth_state_id=${ID}.`,
    `/?oauth_state_id=${ID}`,
  ])('keeps the one parameter of %s', (rest) => {
    expect(parse(RETURN + rest)).toEqual({ url: `/oauth?oauth_state_id=${ID}` });
  });

  it('keeps which bill was chosen as well', () => {
    expect(parse(`${RETURN}?bill=${REF}&x=1&oauth_state_id=${ID}`)).toEqual({
      url: `/oauth?oauth_state_id=${ID}&bill=${REF}`,
    });
  });

  it.each(['', '?', '?oauth_state_id=', '?oauth_state_id', '?not_oauth_state_id=1', '?x=%'])(
    'has nothing to keep in %j',
    (query) => expect(parse(RETURN + query)).toEqual({ url: '/oauth' }),
  );

  it('is at our own name for it as well', () => {
    expect(parse('/oauth?oauth_state_id=1')).toEqual({ url: '/oauth?oauth_state_id=1' });
    expect(parse('http://pay.example/oauth')).toEqual({ url: '/oauth' });
  });
});

describe('another address', () => {
  it.each([
    `/pay/${REF}`,
    `/pay/${REF}?opened`,
    `/pay/${REF}?_rsc=abc`,
    `/pay/${REF}/ach-payment`,
    `/pay/${REF}/invoices/a%20b`,
    '/pay/short',
    '/pay/short/status',
    '/brand/icon',
    '/brand/payment/logo.1a2b.svg',
    '/brand/icon/icon.svg',
    '/brand-preview',
    '/brand-preview/payment',
    '/brand-preview/payment/draft?key=a',
    '/brand-preview/payment/folder?draft=a',
    '/brand-preview/payment/screen/payable?dir=rtl',
    '/brand-preview/payment/asset/folder/a.svg',
    '/health',
    '/health/ready',
    '/csp-reports',
    '/vitals',
    '/icon.svg',
    '/.well-known/security.txt',
    '/_next/static/chunks/a-%5Bb%5D.js',
  ])('of ours stays as it is: %s', (target) => {
    expect(parse(target)).toEqual({ url: target });
    expect(parse(`https://pay.example${target}`)).toEqual({ url: target });
  });

  it('of an icon leads to the one of the brand', () => {
    expect(parse('/favicon.ico?x')).toEqual({ url: '/brand/icon' });
  });

  it.each(['.', '%20', ')', '/', '//', '%E2%80%8B', ',x', '.json', ';a=b', '&utm_source=x', '%'])(
    'of a bill is mended where %j follows',
    (dirt) => {
      expect(parse(`/pay/${REF}${dirt}`)).toEqual({ url: '/nowhere', moved: `/pay/${REF}` });
    },
  );

  it('of a bill is mended where slashes are too many', () => {
    expect(parse(`//pay//${REF}`)).toEqual({ url: '/nowhere', moved: `/pay/${REF}` });
  });

  it.each([
    '*',
    '/',
    '/%',
    'pay.example:443',
    '/./brand-preview',
    '//brand-preview',
    '/%62rand-preview',
    '/Brand-Preview',
    '/brand-preview;x',
    '/brand-preview\\x',
    '/pay/%2E%2e/brand-preview?x',
    '/pay/..',
    `/pay/${REF}/..`,
    `/pay/${REF}/status/`,
    `/pay/${REF}/invoices/a%2fb/c`,
    `/pay/${REF}/invoices/%E0%A4%A`,
    `/pay/${REF}/invoices/..%5cx`,
    '/_next/data/x/brand/a/b.json',
    '/_next/image?url=/x',
    '/_next/static/%2e%2e/x',
    '/robots.txt',
    '/x?y=/payment/abcdefgh',
    '/payment-terms',
  ])('that is none of ours leads nowhere: %s', (target) => {
    expect(parse(target)).toEqual({ url: '/nowhere' });
  });
});

import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { hideLink, LINK_HEADER } from './internal-headers.ts';

function receive(url: string, headers: Record<string, string> = {}): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  Object.assign(request.headers, headers);
  hideLink(request);
  return request;
}

test.each([
  '/payment/3zjGoeyuHi1bPgCNgb2B1JERhfzLWU0SogPsgBG0nbb3d4',
  '/payment/3zjGoeyuHi1bPgCNgb2B1JERhfzLWU0SogPsgBG0nbb3d4/',
  '/payment/3zjGoeyuHi1bPgCNgb2B1JERhfzLWU0SogPsgBG0nbb3d4?utm_source=mail',
  '//payment/3zjGoeyuHi1bPgCNgb2B1JERhfzLWU0SogPsgBG0nbb3d4',
])('takes the link out of %s', (address) => {
  const request = receive(address);
  expect(request.url).toBe('/payment');
  expect(request.headers[LINK_HEADER]).toBe('3zjGoeyuHi1bPgCNgb2B1JERhfzLWU0SogPsgBG0nbb3d4');
});

test.each([
  '/payment/short',
  `/payment/${'a'.repeat(257)}`,
  '/payment/with%20space%20inside',
  '/payment/two/parts-of-a-link',
  '/payment/',
  '/payment%2Fa-link-in-odd-clothes',
  '/PAYMENT/a-link-in-odd-clothes',
  '/%70ayment/a-link-in-odd-clothes',
  '/payment;x=1/a-link-in-odd-clothes',
  '/payment\\a-link-in-odd-clothes',
  '/./payment/a-link-in-odd-clothes',
  '/%/payment/a-link-in-odd-clothes',
  'http://page.example/payment/a-link-in-odd-clothes',
  '/_next/static/../../payment/a-link-in-odd-clothes',
])('goes on without a link for %s', (address) => {
  const request = receive(address);
  expect(request.url).toBe('/payment');
  expect(request.headers).not.toHaveProperty(LINK_HEADER);
});

test('drops a link that a visitor sends as a header, on every address', () => {
  for (const address of ['/payment', '/pay/abc', '/payment/short']) {
    expect(receive(address, { [LINK_HEADER]: 'smuggled-link' }).headers).not.toHaveProperty(
      LINK_HEADER,
    );
  }
});

test('leaves every other address as it is', () => {
  for (const address of [
    '/pay/abc?x=1',
    '/pay/abc/ach-payment',
    '/pay/%',
    '/x?y=/payment/abcdefgh',
  ]) {
    expect(receive(address).url).toBe(address);
  }
});

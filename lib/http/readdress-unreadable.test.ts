import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { readdressUnreadable } from './readdress-unreadable.ts';

function readdress(url: string): string | undefined {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  readdressUnreadable(request);
  return request.url;
}

test.each([
  '*',
  '/pay/%E0%A4%A',
  '/%',
  'pay.example:443',
  '/./brand-preview',
  '/pay/%2E%2e/brand-preview?x',
  '/pay/..',
  '/_next/data/x/brand/a/b.json',
])('leads %s nowhere', (target) => {
  expect(readdress(target)).toBe('/nowhere');
});

test.each(['/', '/pay/abc', '/pay/%C3%BC?x=%', '/pay/a..b/.c?x=/../'])(
  'leaves %s as it is',
  (target) => {
    expect(readdress(target)).toBe(target);
  },
);

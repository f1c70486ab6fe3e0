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

test.each(['*', '/pay/%E0%A4%A', '/%', 'pay.example:443'])('leads %s nowhere', (target) => {
  expect(readdress(target)).toBe('/nowhere');
});

test.each(['/', '/pay/abc', '/pay/%C3%BC?x=%'])('leaves %s as it is', (target) => {
  expect(readdress(target)).toBe(target);
});

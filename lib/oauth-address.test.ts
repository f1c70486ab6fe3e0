import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { readdressOauthReturn } from './oauth-address.ts';

test.each([
  ['/back/from-the-bank', '/oauth'],
  ['/back/from-the-bank?oauth_state_id=1?2', '/oauth?oauth_state_id=1?2'],
  ['/back/from-the-bank/more', '/back/from-the-bank/more'],
  ['/back', '/back'],
  ['/pay/abc?x=/back/from-the-bank', '/pay/abc?x=/back/from-the-bank'],
])('leads %s to %s', (address, page) => {
  const request = new IncomingMessage(new Socket());
  request.url = address;
  readdressOauthReturn(request, '/back/from-the-bank');
  expect(request.url).toBe(page);
});

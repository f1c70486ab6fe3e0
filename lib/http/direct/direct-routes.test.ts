import { afterEach, beforeEach, expect, it } from 'vitest';
import { findDirectCall, sharedDirectRoutes } from './direct-routes.ts';

const REF = 'a'.repeat(22);
const answer = async () => new Response();

beforeEach(() => {
  sharedDirectRoutes.value = {
    status: { GET: answer },
    'link-token': { GET: answer, POST: answer, DELETE: answer },
    'bank-accounts': { GET: answer, POST: answer },
    'ach-payment': { POST: answer },
  };
});
afterEach(() => {
  sharedDirectRoutes.value = undefined;
});

it.each([
  ['GET', 'status'],
  ['GET', 'link-token'],
  ['POST', 'link-token'],
  ['DELETE', 'link-token'],
  ['GET', 'bank-accounts'],
  ['POST', 'bank-accounts'],
  ['POST', 'ach-payment'],
])('answers %s %s itself', (method, name) => {
  expect(findDirectCall({ method, url: `/pay/${REF}/${name}` })).toEqual({
    ref: REF,
    handler: answer,
  });
});

it.each([
  ['HEAD', `/pay/${REF}/status`],
  ['OPTIONS', `/pay/${REF}/status`],
  ['POST', `/pay/${REF}/status`],
  ['GET', `/pay/${REF}/ach-payment`],
  ['toString', `/pay/${REF}/status`],
  ['GET', `/pay/${REF}/status?a`],
  ['GET', `/pay/${REF}/status/`],
  ['GET', `/pay/${REF}/Status`],
  ['GET', `/pay/${REF}/%73tatus`],
  ['GET', `//pay/${REF}/status`],
  ['GET', `/pay/${REF}`],
  ['GET', `/pay/${REF}x/status`],
  ['GET', `/pay/${REF.slice(1)}%61/status`],
  ['GET', `/pay/${REF}/constructor`],
  ['GET', `/pay/${REF}/end`],
  ['GET', `/pay/${REF}/renew`],
  ['GET', `/pay/${REF}/invoices/status`],
  ['GET', '/health'],
])('leaves %s %s to Next', (method, url) => {
  expect(findDirectCall({ method, url })).toBeUndefined();
});

it('leaves all to Next before the handlers are there', () => {
  sharedDirectRoutes.value = undefined;
  expect(findDirectCall({ method: 'GET', url: `/pay/${REF}/status` })).toBeUndefined();
});

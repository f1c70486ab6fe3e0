import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { getSite } from '#lib/brand/site.ts';
import { dropInternalHeaders } from '#lib/internal-headers.ts';
import { nameSite } from './name-site.ts';

const SENT = {
  'x-site-origin': 'https://evil.example',
  'x-site-brand': 'gym',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-port': '1',
  'x-forwarded-proto': 'gopher',
  forwarded: 'host=evil.example',
  accept: '*/*',
};

function name(site: Parameters<typeof nameSite>[1]) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, SENT);
  // As server.ts does before it.
  dropInternalHeaders(request);
  nameSite(request, site);
  return request.headers;
}

test('drops whatever a visitor or a proxy says of the address', () => {
  expect(name(undefined)).toEqual({ accept: '*/*' });
  expect(name({ origin: 'https://pay.example' })).toEqual({
    accept: '*/*',
    'x-site-origin': 'https://pay.example',
  });
});

test('is read again behind our server', () => {
  const site = { origin: 'https://clinic.example', brandId: 'clinic' };
  const sent = Object.entries(name(site)).map(([key, value]) => [key, String(value)] as const);
  expect(getSite(new Headers([...sent].map(([key, value]) => [key, value])))).toEqual(site);
});

test('is asked for in vain where a request came another way', () => {
  expect(() => getSite(new Headers())).toThrow(/server\.ts/);
});

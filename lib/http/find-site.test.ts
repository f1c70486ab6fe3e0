import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it, test } from 'vitest';
import { getSite } from '#lib/brand/site.ts';
import { dropInternalHeaders } from '#lib/internal-headers.ts';
import { findSite, nameSite } from './find-site.ts';

const GYM = { id: 'gym' };
const PUBLIC = 'https://pay.example.com';

/** A request as Node has it after reading these header lines. */
function receive(hosts: readonly string[], url = '/'): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  const distinct = hosts.length > 0 ? { host: [...hosts] } : {};
  Object.defineProperty(request, 'headersDistinct', { value: distinct });
  return request;
}

function find(hosts: readonly string[], { url = '/', publicOrigin = PUBLIC } = {}) {
  // The look-up is all that is asked of the brands.
  const brands = { findByHost: (host: string) => (host === 'gym.example' ? GYM : undefined) };
  return findSite(receive(hosts, url), { publicOrigin, brands });
}

describe('the site of a request', () => {
  it.each(['pay.example.com', 'pay.example.com:443', 'PAY.Example.com'])(
    'is the shared one at %s',
    (host) => expect(find([host])).toEqual({ origin: PUBLIC }),
  );

  it("is a brand's at its own host, under the scheme and port of the shared one", () => {
    expect(find(['Gym.example'])).toEqual({ origin: 'https://gym.example', brandId: 'gym' });
    const publicOrigin = 'http://127.0.0.1:3000';
    expect(find(['gym.example:3000'], { publicOrigin })).toEqual({
      origin: 'http://gym.example:3000',
      brandId: 'gym',
    });
    expect(find(['127.0.0.1:3000'], { publicOrigin })).toEqual({ origin: publicOrigin });
  });

  it('keeps the dot at the end of a whole name, as the browser does', () => {
    expect(find(['pay.example.com.'])).toEqual({ origin: 'https://pay.example.com.' });
    expect(find(['pay.example.com.:443'])).toEqual({ origin: 'https://pay.example.com.' });
    expect(find(['gym.example.'])).toEqual({ origin: 'https://gym.example.', brandId: 'gym' });
    const publicOrigin = 'http://localhost:3000';
    expect(find(['localhost.:3000'], { publicOrigin })).toEqual({
      origin: 'http://localhost.:3000',
    });
    // Of an address, browsers take it away.
    const address = 'http://127.0.0.1:3000';
    expect(find(['127.0.0.1.:3000'], { publicOrigin: address })).toEqual({ origin: address });
  });

  it('may have an address of version 6', () => {
    const publicOrigin = 'http://[::1]:3000';
    expect(find(['[::1]:3000'], { publicOrigin })).toEqual({ origin: publicOrigin });
  });

  it.each([
    ['another host', ['elsewhere.example']],
    ['a host that only begins so', ['pay.example.com.evil.example']],
    ['a host with two dots at its end', ['pay.example.com..']],
    ['a dot alone', ['.']],
    ['an address of version 6 with a dot', ['[::1].']],
    ['another port', ['pay.example.com:8443']],
    ['no host', []],
    ['an empty one', ['']],
    ['two hosts', ['pay.example.com', 'gym.example']],
    ['the same host twice', ['pay.example.com', 'pay.example.com']],
    ['two in one', ['pay.example.com, gym.example']],
    ['a user', ['user@pay.example.com']],
    ['a path', ['pay.example.com/']],
    ['a space', [' pay.example.com']],
    ['no port after the colon', ['pay.example.com:']],
    ['a port that is none', ['pay.example.com:443x']],
    ['a name of the prototype', ['constructor']],
  ])('is unknown for %s', (_what, hosts) => expect(find(hosts)).toBeUndefined());

  it.each([
    ['http://evil.example/', undefined],
    ['HTTPS://pay.example.com@evil.example/', undefined],
    ['https://pay.example.com/x', { origin: PUBLIC }],
    ['/x?y=https://evil.example/', { origin: PUBLIC }],
    ['//evil.example/', { origin: PUBLIC }],
    ['https://PAY.example.com:443/', { origin: PUBLIC }],
    ['https://pay.example.com./', { origin: PUBLIC }],
    ['https://pay.example.com?x', { origin: PUBLIC }],
    ['https://pay.example.com:8443/', undefined],
    ['https:///x', undefined],
  ])('heeds the host in the target %s', (url, site) => {
    expect(find(['pay.example.com'], { url })).toEqual(site);
  });
});

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

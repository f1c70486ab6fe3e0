import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Recorder, startRecorder } from './recorder.ts';

let recorder: Recorder;
let server: Server;

beforeEach(async () => {
  recorder = await startRecorder();
});
afterEach(async () => {
  await recorder.close();
  server.close();
});

describe('startRecorder', () => {
  it('passes requests and answers on unchanged', async () => {
    await answer((request, response) => {
      response.writeHead(409, { 'X-Host': request.headers.host, 'Set-Cookie': ['a=1', 'b=2'] });
      request.pipe(response);
    });
    const answered = await fetch(`${recorder.origin}/pay`, { method: 'POST', body: 'hello' });
    expect(answered.status).toBe(409);
    expect(answered.headers.get('x-host')).toBe(new URL(recorder.origin).host);
    expect(answered.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await answered.text()).toBe('hello');
  });

  it('hears addresses, referrers, headers and bodies, compressed ones too', async () => {
    await answer((_, response) => {
      response.setHeader('Content-Encoding', 'gzip').setHeader('X-Secret', 'in-a-header');
      response.end(gzipSync('in-a-body'));
    });
    await readAll('/a?in-an-address', { Referer: `${recorder.origin}/in-a-referrer` });
    const text = listen();
    expect(text).toContain('in-an-address');
    expect(text).toContain('in-a-referrer');
    expect(text).toContain('in-a-header');
    expect(text).toContain('in-a-body');
    expect(recorder.take()).toEqual([]);
  });

  it('does not count the address in the customer’s mail', async () => {
    await answer((_, response) => response.end('ok'));
    await readAll('/payment/the-link');
    expect(recorder.take().filter(({ text }) => text.includes('the-link'))).toEqual([]);
  });

  it('reads a built file once', async () => {
    await answer((_, response) => response.end('script'));
    await readAll('/_next/static/a.js');
    expect(listen()).toContain('script');
    await readAll('/_next/static/a.js');
    expect(listen()).not.toContain('script');
  });

  it('asks for a built file of a page once, and for whatever else each time', async () => {
    const asked: string[] = [];
    await answer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(request.url?.includes('absent') ? 404 : 200).end('script');
    });
    const page = { 'Sec-Fetch-Dest': 'script' };
    const paths = ['/_next/static/a.js', '/_next/static/absent.js', '/pay'];
    for (const path of [...paths, ...paths]) expect(await readAll(path, page)).toBe('script');
    await readAll('/_next/static/a.js');
    expect(asked).toEqual([...paths, ...paths.slice(1), '/_next/static/a.js']);
  });

  it('breaks the connection where the app does not answer', async () => {
    await answer((request) => request.socket.destroy());
    await expect(readAll('/')).rejects.toThrow('fetch failed');
  });
});

async function answer(listener: RequestListener): Promise<void> {
  server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  recorder.sendTo(typeof address === 'object' && address ? address.port : 0);
}

async function readAll(path: string, headers: Record<string, string> = {}): Promise<string> {
  return await (await fetch(recorder.origin + path, { headers })).text();
}

function listen(): string {
  return recorder
    .take()
    .map(({ text }) => text)
    .join('\n');
}

import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordLog } from '../testing/record-log.ts';
import {
  type Answer,
  answerText,
  closeUpstreams,
  hang,
  pointToConnectfi,
  refuseWith,
  resetConnection,
  startUpstream,
  succeedWith,
} from '../testing/start-upstream.ts';
import { openInvoiceFile } from './open-invoice-file.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl';
const ID = '2IKDJF0ya3KWe2aaSliIsp';
const PDF = { 'content-type': 'application/pdf' };
const MEGABYTE = 1024 * 1024;

let lines: string[];
beforeEach(() => {
  lines = recordLog();
});
afterEach(closeUpstreams);

function shortenDeadline(inMs: string): void {
  pointToConnectfi(process.env.CONNECTFI_BASE_URL ?? '', { UPSTREAM_TIMEOUT_MS: inMs });
}

async function openBody(): Promise<ReadableStream<Uint8Array>> {
  const result = await openInvoiceFile(JWT, ID);
  if (!result.ok) throw new Error(`not opened: ${result.failure.kind}`);
  return result.value;
}

describe('an attached file', () => {
  it('comes as a stream, whether its size is told or not', async () => {
    const content = '%PDF-1.7 the rest';
    const upstream = await startUpstream(
      answerText(503, ''),
      answerText(200, content, { ...PDF, 'content-length': String(content.length) }),
      answerText(200, content, {
        'content-type': 'Application/PDF; x=y',
        'transfer-encoding': 'chunked',
      }),
    );
    const first = await openInvoiceFile(JWT, ID);
    expect(first.ok && (await text(first.value))).toBe(content);
    const second = await openInvoiceFile(JWT, ID);
    expect(second.ok && (await text(second.value))).toBe(content);
    expect(upstream.requests[1]).toMatchObject({
      method: 'GET',
      path: `/prefix/public/customer/payment/invoice/file/${ID}`,
      headers: { 'x-connectfi-jwtoken': JWT },
    });
    expect(upstream.requests[1]?.headers).not.toHaveProperty('content-type');
  });

  it('is told by its beginning even where that comes byte by byte', async () => {
    await startUpstream(async (response) => {
      response.writeHead(200, PDF);
      for (const letter of '%PDF-1.7') {
        response.write(letter);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      response.end();
    });
    expect(await text(await openBody())).toBe('%PDF-1.7');
  });

  it.each([
    ['application/x-pdf', '%PDF-1.7'],
    ['binary/octet-stream', '%PDF-1.7'],
    ['Application/Octet-Stream; charset=binary', '%PDF-1.7'],
    ['', '%PDF-1.7'],
    ['application/pdf', '\ufeff%PDF-1.7'],
    ['application/pdf', '\r\n\r\n  %PDF-1.7'],
    ['application/octet-stream', `\ufeff${'\n'.repeat(1016)}%PDF-1.7`],
  ])('is a PDF as %j with %j', async (type, content) => {
    await startUpstream(answerText(200, content, { 'content-type': type }));
    expect(Buffer.from(await text(await openBody()))).toEqual(
      Buffer.from(content.replace('\ufeff', '')),
    );
  });

  it('leaves no id in the log', async () => {
    await startUpstream(answerText(200, '%PDF-', PDF));
    await text(await openBody());
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('/public/customer/payment/invoice/file/:cFiInvoiceId');
    expect(lines[0]).not.toContain(ID);
  });

  it.each([
    [
      'HTML',
      answerText(200, '<html>', { 'content-type': 'text/html' }),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'HTML that calls itself a PDF',
      answerText(200, '<html>', PDF),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'a PDF that calls itself HTML',
      answerText(200, '%PDF-', { 'content-type': 'text/html' }),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'a type that only begins alike',
      answerText(200, '%PDF-', { 'content-type': 'application/pdfx' }),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'a header after the first kilobyte',
      answerText(200, `${' '.repeat(1020)}%PDF-1.7`, PDF),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'HTML of no type',
      answerText(200, '<html>', { 'content-type': 'application/octet-stream' }),
      { kind: 'unreadable', status: 200 },
    ],
    ['nothing', answerText(200, '', PDF), { kind: 'unreadable', status: 200 }],
    ['less than a beginning', answerText(200, '%PD', PDF), { kind: 'unreadable', status: 200 }],
    [
      'a compressed body',
      answerText(200, '%PDF-', { ...PDF, 'content-encoding': 'gzip' }),
      { kind: 'unreadable', status: 200 },
    ],
    ['the envelope of success', succeedWith({}), { kind: 'unreadable', status: 200 }],
    [
      'a redirect',
      answerText(302, '', { location: 'http://elsewhere.invalid' }),
      { kind: 'unreadable', status: 302 },
    ],
    ['a 206', answerText(206, '%PDF-', PDF), { kind: 'unreadable', status: 206 }],
    ['a refusal', refuseWith('invoiceNotFound'), { kind: 'refused', reason: 'invoiceUnknown' }],
    ['a 401', answerText(401, ''), { kind: 'unauthorized' }],
    ['a reset', resetConnection, { kind: 'noAnswer', isTimeout: false }],
  ] satisfies [string, Answer, object][])('is not opened: %s', async (_, answer, failure) => {
    await startUpstream(answer);
    expect(await openInvoiceFile(JWT, ID)).toMatchObject({ ok: false, failure });
  });

  it.each([
    ['silence', hang],
    ['a head and then silence', (response) => void response.writeHead(200, PDF).flushHeaders()],
  ] satisfies [string, Answer][])(
    'is not waited for longer than the deadline: %s',
    async (_, answer) => {
      await startUpstream(answer);
      shortenDeadline('1000');
      expect(await openInvoiceFile(JWT, ID)).toMatchObject({
        ok: false,
        failure: { kind: 'noAnswer', isTimeout: true },
      });
    },
  );

  it('of more than 20 MB is not opened where that is told', async () => {
    const headers = { ...PDF, 'content-length': String(20 * MEGABYTE + 1) };
    await startUpstream((response) => void response.writeHead(200, headers).write('%PDF-'));
    expect(await openInvoiceFile(JWT, ID)).toEqual({
      ok: false,
      failure: { kind: 'unreadable', status: 200, isTooLarge: true },
    });
  });

  it.each(['../../merchant', 'a/b', '', 'x'.repeat(37), 'a%2Fb'])(
    'whose id is %j is asked for nowhere',
    async (id) => {
      const upstream = await startUpstream(answerText(200, '%PDF-', PDF));
      expect(await openInvoiceFile(JWT, id)).toMatchObject({
        failure: { kind: 'refused', reason: 'invoiceUnknown' },
      });
      expect(upstream.requests).toEqual([]);
    },
  );
});

describe('the stream of a file', () => {
  it('may take longer than a deadline', async () => {
    await startUpstream((response) => {
      response.writeHead(200, PDF).write('%PDF-');
      setTimeout(() => response.write('more'), 1400);
      setTimeout(() => response.end('end'), 2800);
    });
    shortenDeadline('2500');
    expect(await text(await openBody())).toBe('%PDF-moreend');
  });

  it('fails where nothing arrives any more', async () => {
    await startUpstream((response) => void response.writeHead(200, PDF).write('%PDF-'));
    shortenDeadline('1000');
    const body = await openBody();
    await expect(text(body)).rejects.toThrow('nothing arrived');
    expect(lines.at(-1)).toContain('broke off');
  });

  it('fails where the connection is lost', async () => {
    await startUpstream((response) => {
      response.writeHead(200, { ...PDF, 'content-length': '100' }).write('%PDF-');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(text(await openBody())).rejects.toThrow();
  });

  it('fails where more than 20 MB arrive', async () => {
    await startUpstream((response) => {
      response.writeHead(200, PDF).write('%PDF-');
      for (let sent = 0; sent < 21; sent += 1) response.write(Buffer.alloc(MEGABYTE));
    });
    await expect(text(await openBody())).rejects.toThrow('larger than 20 MB');
  });

  it('is taken from a reader who takes next to nothing of it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const closed = vi.fn();
    await startUpstream((response) => {
      response.on('close', closed);
      response.writeHead(200, PDF).write('%PDF-');
      for (let sent = 0; sent < 9; sent += 1) response.write(Buffer.alloc(MEGABYTE));
    });
    const body = await openBody();
    expect(closed).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    await expect.poll(() => closed.mock.calls.length).toBe(1);
    await expect(text(body)).rejects.toThrow('read too slowly');
  });

  it('lets go of the connection when its reader leaves', async () => {
    const closed = vi.fn();
    await startUpstream((response) => {
      response.on('close', closed);
      response.writeHead(200, PDF).write('%PDF-');
    });
    const reader = (await openBody()).getReader();
    await reader.read();
    const waiting = reader.read();
    await reader.cancel();
    expect(await waiting).toMatchObject({ done: true });
    await expect.poll(() => closed.mock.calls.length).toBe(1);
    expect(lines).toHaveLength(1);
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PageServer, startPageServer } from '../testing/page-server.ts';
import { runFingerprintCommand } from './run-fingerprint-command.ts';

const LINK = 'Secret-link-of-a-customer';

let server: PageServer;
let folder: string;
let file: string;

beforeEach(async () => {
  server = await startPageServer(LINK);
  folder = await mkdtemp(join(tmpdir(), 'page-fingerprint-'));
  file = join(folder, 'stored.json');
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('page-fingerprint', () => {
  it('finds a release as it was stored, over and over', async () => {
    expect(await run([server.origin, '--store', file])).toMatchObject({ code: 0 });
    const first = await readFile(file, 'utf8');
    expect(await run([server.origin, '--compare', file])).toEqual({
      code: 0,
      output: `${server.origin} is as stored in ${file}.\n`,
      remarks: '',
    });
    expect(await run([server.origin])).toEqual({ code: 0, output: first, remarks: '' });
  });

  it.each<[string, (server: PageServer) => void, string]>([
    [
      'a header that changed',
      ({ change }) => change({ referrerPolicy: 'unsafe-url' }),
      '+ referrer-policy: unsafe-url',
    ],
    [
      'an inline script',
      ({ change }) => change({ body: '<script>steal()</script>' }),
      '+ <script> sha256-',
    ],
    [
      'a script of somebody else',
      ({ change }) => change({ body: '<script src="https://evil.example/x.js"></script>' }),
      '+ <script src="https://evil.example/x.js">',
    ],
    [
      'another content of a script',
      ({ files }) => files.set('/_next/static/chunks/main.js', 'steal()'),
      '+ /_next/static/chunks/main.js sha256-',
    ],
    [
      'another content of a script that only a script names',
      ({ files }) => files.set('/_next/static/chunks/later.js', 'steal()'),
      '+ /_next/static/chunks/later.js sha256-',
    ],
    [
      'a script that is gone',
      ({ files }) => files.delete('/_next/static/chunks/page.js'),
      '+ /_next/static/chunks/page.js status 404',
    ],
    ['another status', ({ change }) => change({ status: 500 }), '+ 500'],
  ])('tells of %s', async (_name, tamper, line) => {
    await run([server.origin, '--store', file]);
    tamper(server);
    const { code, output } = await run([server.origin, '--compare', file]);
    expect(code).toBe(1);
    expect(output).toContain(`${server.origin} is NOT as stored in ${file}.`);
    expect(output).toContain(line);
  });

  it('shows what a page says without letting it steer the terminal', async () => {
    await run([server.origin, '--store', file]);
    server.change({ body: '<a href="javascript:\u001b[2J">Pay</a>' });
    const { output } = await run([server.origin, '--compare', file]);
    expect(output).toContain('javascript:\\u{1b}[2J');
    expect(output).not.toContain('\u001b');
  });

  it('looks only at the pages that it is asked for', async () => {
    const { output } = await run([`${server.origin}/bank?a=b`]);
    expect(JSON.parse(output).pages).toMatchObject([{ page: '/bank?a=b' }]);
  });
});

describe('page-fingerprint with a payment link', () => {
  it.each([
    [
      'a variable',
      (link: string) => run([server.origin, '--store', file], { PAGE_FINGERPRINT_LINK: link }),
    ],
    [
      'the input',
      (link: string) => run([server.origin, '--store', file, '--link-from-stdin'], {}, link),
    ],
  ])('from %s looks at a bill, and keeps nothing of it', async (_name, store) => {
    const link = `${server.origin}/payment/${LINK}`;
    const { code, output, remarks } = await store(link);
    expect({ code, remarks }).toEqual({ code: 0, remarks: '' });
    const stored = await readFile(file, 'utf8');
    expect(stored).toContain('"/pay/(ref)"');
    expect(stored).toContain('pay-(ref); HttpOnly');
    for (const secret of [LINK, server.ref, server.cookieValue]) {
      expect(`${stored}${output}`).not.toContain(secret);
    }
    server.change({ bill: 'of somebody else' });
    expect(
      await run([server.origin, '--compare', file], { PAGE_FINGERPRINT_LINK: link }),
    ).toMatchObject({ code: 0 });
    expect(await run([server.origin, '--compare', file])).toMatchObject({ code: 1 });
  });

  it('says that it was not opened, without repeating it', async () => {
    const link = `${server.origin}/payment/Another-link-that-is-unknown`;
    expect(await run([server.origin], { PAGE_FINGERPRINT_LINK: link })).toEqual({
      code: 3,
      output: '',
      remarks: 'The payment link opened nothing: 404.\n',
    });
  });

  it.each([
    ['of another origin', `https://evil.example/payment/${LINK}`],
    ['that is no address', LINK],
  ])('refuses one %s', async (_name, link) => {
    const { code, remarks } = await run([server.origin], { PAGE_FINGERPRINT_LINK: link });
    expect(code).toBe(2);
    expect(remarks).not.toContain(LINK);
  });

  it('refuses an input without one', async () => {
    expect(await run([server.origin, '--link-from-stdin'])).toMatchObject({ code: 2 });
  });
});

describe('page-fingerprint, misused or helpless,', () => {
  it.each([
    [[], 'Say the address'],
    [['pay.example.com'], 'must begin with https://'],
    [['http://pay.example.com'], 'must begin with https://'],
    [['https://jane:pw@pay.example.com'], 'must begin with https://'],
    [['https://a.example', 'https://b.example'], 'same origin'],
    [[`https://a.example/payment/${LINK}`], 'is a secret'],
    [[`https://a.example/pay/${LINK}`], 'is a secret'],
    [['https://a.example', '--store', 'a', '--compare', 'b'], 'either'],
    [['https://a.example', '--store'], 'no value'],
    [['https://a.example', '--store='], 'Name a file'],
    [[`https://a.example//payment/${LINK}`], 'is a secret'],
    [['https://a.example', '--link', LINK], 'not known'],
  ])('answers %j with 2 and in words', async (words, sentence) => {
    const { code, output, remarks } = await run(words);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(remarks).toContain(sentence);
    expect(remarks).not.toContain(LINK);
  });

  it('answers with 3 where the page cannot be reached', async () => {
    await server.close();
    const { code, remarks } = await run([server.origin, '--compare', file]);
    expect({ code, remarks }).toEqual({ code: 3, remarks: '/ cannot be read (ECONNREFUSED).\n' });
  });

  it.each([['{}'], ['no JSON'], ['{"format":2,"origin":"","pages":[],"files":{}}'], [undefined]])(
    'answers with 3 where the stored file holds %j',
    async (content) => {
      if (content !== undefined) await writeFile(file, content);
      expect(await run([server.origin, '--compare', file])).toMatchObject({ code: 3, output: '' });
    },
  );

  it('answers with 3 where nothing can be stored', async () => {
    const nowhere = join(folder, 'missing', 'stored.json');
    expect(await run([server.origin, '--store', nowhere])).toMatchObject({ code: 3, output: '' });
  });

  it('helps', async () => {
    expect(await run(['help'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('Exit code'),
    });
  });
});

async function run(words: readonly string[], variables = {}, line = '') {
  let output = '';
  let remarks = '';
  const code = await runFingerprintCommand(words, {
    variables,
    readLine: async () => line,
    write: (text) => {
      output += text;
    },
    warn: (text) => {
      remarks += text;
    },
  });
  return { code, output, remarks };
}

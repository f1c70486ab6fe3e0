import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { makeHtml } from './make-html.ts';

type Page = {
  readonly status: number;
  readonly referrerPolicy: string;
  readonly body: string;
  readonly bill: string;
};

export type PageServer = {
  readonly origin: string;
  /** The scripts and style sheets by their paths. */
  readonly files: Map<string, string>;
  readonly ref: string;
  readonly cookieValue: string;
  /** Changes every page from now on. */
  change(page: Partial<Page>): void;
  close(): Promise<void>;
};

const FILES = {
  '/_next/static/chunks/look.css': 'body{}',
  '/_next/static/chunks/main.js': 'load("static/chunks/later.js")',
  '/_next/static/chunks/page.js': 'page()',
  '/_next/static/chunks/later.js': 'later()',
};

/** A payment page in small, on a free port, with a bill behind one link. */
export async function startPageServer(link: string): Promise<PageServer> {
  let page: Page = { status: 200, referrerPolicy: 'same-origin', body: '', bill: 'of Jane' };
  const files = new Map(Object.entries(FILES));
  const [ref, cookieValue] = [randomBytes(12).toString('hex'), randomBytes(24).toString('hex')];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const isOpen = request.headers.cookie?.includes(cookieValue);
    const file = files.get(path);
    if (file !== undefined) return response.end(file);
    if (path.startsWith('/_next/')) return response.writeHead(404).end();
    if (path === `/payment/${link}`) {
      const cookie = `pay-${ref}=${cookieValue}; Path=/; HttpOnly; Max-Age=${1000 + cookieValue.length}`;
      return response.writeHead(303, { location: `/pay/${ref}`, 'set-cookie': cookie }).end();
    }
    const isMissing = path.startsWith('/payment/') || (path === `/pay/${ref}` && !isOpen);
    return sendPage(response, isMissing ? { ...page, status: 404 } : page);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    files,
    ref,
    cookieValue,
    change: (changes) => {
      page = { ...page, ...changes };
    },
    close: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function sendPage(response: ServerResponse, { status, referrerPolicy, body, bill }: Page): void {
  const nonce = randomBytes(16).toString('base64');
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    'referrer-policy': referrerPolicy,
  });
  response.end(makeHtml({ nonce, body, bill }));
}

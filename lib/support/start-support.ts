import { createHash, timingSafeEqual } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { parseFindOptions } from '#lib/ledger/command/parse-find-options.ts';
import { findPayments } from '#lib/ledger/command/prepare-find.ts';
import type { RecordFilter } from '#lib/ledger/sql/read-records.ts';
import type { SqlStore } from '#lib/ledger/sql/sql-store.ts';
import { FIELDS, writeBillPage, writeFound, writeProblem, writeSearchPage } from './pages.ts';
import type { Authentication, SupportEnv } from './support-env.ts';
import { html, PAGE_HEADERS, writePage } from './write-page.ts';

type SupportOptions = {
  readonly env: SupportEnv;
  readonly store: SqlStore;
  /** Told of what the store refuses. */
  readonly onFailure: (error: unknown) => void;
};

type Answer = { readonly status: number; readonly page: string; readonly headers?: object };

const MAX_FORM_SIZE_IN_BYTES = 4_096;
const BILL = /^\/bill\/([^/?]{1,200})$/;

/**
 * Shows payments to people of support: read only, without scripts, and each look is noted in the ledger before
 * anything is shown (docs/support.md). Gives the server once it listens.
 */
export async function startSupport({ env, store, onFailure }: SupportOptions): Promise<Server> {
  const server = createServer(async (request, response) => {
    const answer = await answerRequest(request, { env, store }).catch((error: unknown) => {
      onFailure(error);
      return plain(503, 'The ledger cannot be read just now.');
    });
    send(response, answer, request.method === 'HEAD');
  });
  await new Promise<void>((done, refuse) => {
    server.once('error', refuse).listen(env.port, env.host, done);
  });
  return server;
}

async function answerRequest(
  request: IncomingMessage,
  { env, store }: Pick<SupportOptions, 'env' | 'store'>,
): Promise<Answer> {
  const who = whoAsks(request.headers, env.authentication);
  if (!who) return refuse(env);
  const site = request.headers['sec-fetch-site'];
  if (request.method === 'POST' && site && site !== 'same-origin') {
    return plain(403, 'This form is sent from here alone.');
  }
  const bill = BILL.exec(request.url ?? '')?.[1];
  if (request.method === 'POST' && request.url === '/') return search(request, { store, who });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(405, 'Nothing is done here.');
  if (request.url === '/') return { status: 200, page: writeSearchPage() };
  return bill ? showBill(decode(bill), { store, who }) : plain(404, 'Nothing is here.');
}

function refuse({ authentication }: SupportEnv): Answer {
  const answer = plain(401, 'Please say who you are.');
  const ask = { 'WWW-Authenticate': 'Basic realm="support", charset="UTF-8"' };
  return authentication.kind === 'secret' ? { ...answer, headers: ask } : answer;
}

type Look = { readonly store: SqlStore; readonly who: string };

async function search(request: IncomingMessage, look: Look): Promise<Answer> {
  const form = await readForm(request);
  if (!form) return plain(413, 'That is more than anybody searches for.');
  const given = new Map(FIELDS.map(([name]) => [name, form.get(name)?.trim() ?? ''] as const));
  const words = [...given].flatMap(([name, value]) => (value ? [`--${name}=${value}`] : []));
  const options = parseFindOptions(words);
  if (!options.ok) {
    const sentence = options.failure.replaceAll('--', '');
    return { status: 422, page: writeSearchPage(given, writeProblem(sentence)) };
  }
  const { filter, criteria } = options.value;
  const { shown, hasMore } = await find(look, filter, criteria);
  return { status: 200, page: writeSearchPage(given, writeFound(shown, hasMore)) };
}

async function showBill(transactionId: string, look: Look): Promise<Answer> {
  const { shown } = await find(look, { transactionId }, ['bill']);
  if (shown.length === 0) return plain(404, 'There is no payment of this bill.');
  return { status: 200, page: writeBillPage(shown) };
}

function find({ store, who }: Look, filter: RecordFilter, criteria: readonly string[]) {
  return findPayments(store, filter, { osUser: `${who} (support view)`, criteria });
}

/** Nothing where it is too large. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_FORM_SIZE_IN_BYTES) return undefined;
  }
  return new URLSearchParams(text);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function plain(status: number, sentence: string): Answer {
  return { status, page: writePage('Payments', html`<h1>${sentence}</h1>`) };
}

function send(
  response: ServerResponse,
  { status, page, headers = {} }: Answer,
  isHead: boolean,
): void {
  const length = { 'Content-Length': Buffer.byteLength(page) };
  response.writeHead(status, { ...PAGE_HEADERS, ...length, ...headers });
  response.end(isHead ? undefined : page);
}

const NAME = /^[\p{L}\p{N} .@_-]{1,64}$/u;

/** The name of who asks, for the notes; nothing where they have not shown who they are. */
function whoAsks(headers: IncomingHttpHeaders, authentication: Authentication): string | undefined {
  const name =
    authentication.kind === 'proxy'
      ? headers[authentication.header]
      : readName(headers, authentication.secret);
  return typeof name === 'string' && NAME.test(name) ? name : undefined;
}

/** RFC 7617. A name may be any; the secret is one for all. */
function readName({ authorization }: IncomingHttpHeaders, secret: string): string | undefined {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '') ?? [];
  const [, name, given = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return timingSafeEqual(hash(given), hash(secret)) ? name : undefined;
}

/** Of one length, whatever was given. */
function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

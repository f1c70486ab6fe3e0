import 'server-only';
import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import { fail, type Result, succeed } from '#lib/result.ts';
import { getAddress, getUpstream } from '../overload/upstream.ts';
import type { Call, Try } from './call.ts';
import { classifyResponse, getRequestId } from './classify-answer.ts';
import { type Connection, openFreshConnection, openPooledConnection } from './connections.ts';
import type { ConnectfiFailure } from './failure.ts';
import { runCall } from './run-call.ts';

export type Answered<Value> = { readonly data: Value; readonly requestId?: string };

/**
 * Makes a call whose answer is JSON. Gives the `data` of a success as `schema` reads it, or the failure;
 * never throws for anything that connectFi or the network does (connectfi-api 7).
 */
export function request<Schema extends z.ZodType>(
  call: Call,
  schema: Schema,
): Promise<Result<Answered<z.output<Schema>>, ConnectfiFailure>> {
  return runCall(call, (signal) => tryOnce(call, schema, signal));
}

async function tryOnce<Schema extends z.ZodType>(
  call: Call,
  schema: Schema,
  signal: AbortSignal,
): Promise<Try<Answered<z.output<Schema>>>> {
  const connection = openConnection(call);
  try {
    const response = await send(call, connection, signal);
    return await readAnswer(response, schema);
  } catch (error) {
    return describeLoss(error, connection, signal);
  } finally {
    connection.release();
  }
}

function openConnection(call: Call): Connection {
  return call.isRepeatable ? openPooledConnection('calls') : openFreshConnection();
}

async function readAnswer<Schema extends z.ZodType>(
  response: Dispatcher.ResponseData,
  schema: Schema,
): Promise<Try<Answered<z.output<Schema>>>> {
  const answer = await classifyResponse(response);
  const status = response.statusCode;
  if (!answer.ok) return { result: answer, status, requestId: getRequestId(answer.failure) };
  const { data, ...id } = answer.value;
  const parsed = schema.safeParse(data);
  const result = parsed.success
    ? succeed({ data: parsed.data, ...id })
    : fail({ kind: 'unreadable' as const, status, ...id });
  return { result, status, requestId: id.requestId };
}

/**
 * Sends a call over a connection and gives the head of the answer and its body, not yet read. Only
 * headers of our own are sent, none of the visitor's. Redirects are not followed. Throws what undici
 * throws.
 */
export async function send(
  call: Call,
  connection: Connection,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const answer = await Promise.race([
    connection.dispatcher.request({
      method: call.method,
      path: toPath(call),
      headers: toHeaders(call),
      body: call.body ? JSON.stringify(call.body) : null,
      signal,
      reset: connection.isFresh,
    }),
    // undici heeds the signal only once a connection is there; a request still waiting then is dropped.
    whenAborted(signal),
  ]);
  // A body that nobody reads to its end must not end the process when its connection is lost.
  answer.body.on('error', () => {});
  getUpstream().clock.note(answer.headers.date);
  return answer;
}

/**
 * What it means that a call ended in an error of Node.js or undici. Something that is not HTTP is an
 * answer that cannot be read; a body cut short is no whole answer.
 */
export function describeLoss(
  error: unknown,
  connection: Connection,
  signal: AbortSignal,
): Try<never> {
  const errorCode = getErrorCode(error);
  if (connection.wasNeverMade(error)) return { result: fail({ kind: 'notSent' }), errorCode };
  const isTimeout = signal.aborted;
  if (!isTimeout && isGarbage(error)) return { result: fail({ kind: 'unreadable' }), errorCode };
  return { result: fail({ kind: 'noAnswer', isTimeout }), errorCode };
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function toPath({ path, id }: Call): string {
  const { prefix } = getAddress();
  return prefix + (id === undefined ? path : path.replace(/:\w+$/, encodeURIComponent(id)));
}

function toHeaders({ method, jwt }: Call): Record<string, string> {
  return {
    accept: method === 'POST' ? 'application/json' : 'application/pdf, application/json',
    'accept-encoding': 'identity',
    'user-agent': 'connectfi-payment-page',
    // Sent even by the calls without a body (connectfi-api 2).
    ...(method === 'POST' && { 'content-type': 'application/json' }),
    ...(jwt !== undefined && { 'x-connectfi-jwtoken': jwt }),
  };
}

function getErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const deepest = error.cause instanceof Error ? error.cause : error;
  return 'code' in deepest && typeof deepest.code === 'string' ? deepest.code : deepest.name;
}

/** undici names its parser's errors, and gives most of them no code. */
function isGarbage(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'HTTPParserError' || getErrorCode(error) === 'UND_ERR_HEADERS_OVERFLOW')
  );
}

import 'server-only';
import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { Call, Try } from './call.ts';
import { classifyResponse, getRequestId } from './classify-answer.ts';
import { type Connection, openFreshConnection, openPooledConnection } from './connections.ts';
import type { ConnectfiFailure } from './failure.ts';
import { runCall } from './run-call.ts';
import { describeLoss, send } from './send.ts';

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

import 'server-only';
import { z } from 'zod';
import { getEnv } from '#lib/env.ts';
import { processWide } from '#lib/process-wide.ts';
import { type Result, succeed } from '#lib/result.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { request } from '../transport/request.ts';

/** The page of C8 and the prose of C7 spell it differently (connectfi-api C8, "Spelling"). */
const DOCUMENTED_PATH = '/public/customer/plaid/exchange-public-token';
const MISSPELT_PATH = '/public/customer/plaid/exhange-public-token';

export const sharedConnectfiExchangePath = processWide<string>('connectfiExchangePath');

/**
 * C8: hands the public token of Plaid Link to connectFi, which keeps the bank connection in the session
 * of this JWT. The token can be used once, so this is never sent again, save under the other spelling
 * where the address itself does not exist. The answer is not documented (U7); C9 tells what came of it.
 */
export async function exchangePublicToken(
  jwt: string,
  publicToken: string,
): Promise<Result<void, ConnectfiFailure>> {
  const first = sharedConnectfiExchangePath.value ?? DOCUMENTED_PATH;
  const result = await exchangeAt(first, jwt, publicToken);
  if (result.ok || !isMissingAddress(result.failure)) return result;
  const other = first === DOCUMENTED_PATH ? MISSPELT_PATH : DOCUMENTED_PATH;
  const second = await exchangeAt(other, jwt, publicToken);
  if (isFromOperation(second)) sharedConnectfiExchangePath.value = other;
  return second;
}

async function exchangeAt(
  path: string,
  jwt: string,
  publicToken: string,
): Promise<Result<void, ConnectfiFailure>> {
  const result = await request(
    {
      operation: 'exchangePublicToken',
      method: 'POST',
      path,
      jwt,
      body: { public_token: publicToken },
      deadlineInMs: getEnv().upstreamTimeoutMs,
      isRepeatable: false,
    },
    z.unknown(),
  );
  return result.ok ? succeed(undefined) : result;
}

/** A 404 without a code that we know is the server's own, not one of the operation. */
function isMissingAddress(failure: ConnectfiFailure): boolean {
  if (failure.kind === 'refused') return failure.status === 404 && failure.reason === 'other';
  return failure.kind === 'unreadable' && failure.status === 404;
}

/** Whether the operation itself has answered, so that its address is known. */
function isFromOperation(result: Result<void, ConnectfiFailure>): boolean {
  return result.ok || (result.failure.kind === 'refused' && !isMissingAddress(result.failure));
}

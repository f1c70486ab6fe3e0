import 'server-only';
import { z } from 'zod';
import { getEnv } from '#lib/env.ts';
import { parseJson } from '#lib/parse-json.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { commonId } from '../answers/optional-members.ts';
import type { Purpose } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { request } from '../transport/request.ts';

export type ExchangedLink = {
  readonly jwt: string;
  readonly expiresInSeconds: number;
  /** As the JWT claims; its signature is connectFi's affair and is not checked. */
  readonly transactionId: string;
};

/** A JWT is documented to live for an hour; a slip of the unit must not make sessions that never end. */
const LONGEST_LIFE_IN_SECONDS = 24 * 60 * 60;

/** As documented; a JWT that is over earlier is renewed. */
const USUAL_LIFE_IN_SECONDS = 60 * 60;

/** As long as the headers of a request that carries it may be; whether it can be kept is for the session to say. */
const LONGEST_JWT_IN_CHARACTERS = 12_000;

const answerSchema = z.object({
  expiresIn: z
    .number()
    .min(1)
    .transform((seconds) => Math.min(Math.floor(seconds), LONGEST_LIFE_IN_SECONDS))
    .catch(USUAL_LIFE_IN_SECONDS),
  token: z
    .string()
    .max(LONGEST_JWT_IN_CHARACTERS)
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
});
const claimsSchema = z.object({ cFiTransactionId: commonId });

/** C1: exchanges the secret of a payment link for a customer JWT. Repeatable: it uses nothing up. */
export async function exchangeLink(
  link: string,
  purpose?: Purpose,
): Promise<Result<ExchangedLink, ConnectfiFailure>> {
  const result = await request(
    {
      operation: 'exchangeLink',
      method: 'POST',
      path: '/public/customer/payment/link',
      body: { link },
      deadlineInMs: getEnv().upstreamTimeoutMs,
      isRepeatable: true,
      purpose,
    },
    answerSchema,
  );
  if (!result.ok) return result;
  const { data, ...id } = result.value;
  const transactionId = decodeTransactionId(data.token);
  if (transactionId === undefined) return fail({ kind: 'unreadable', ...id });
  return succeed({ jwt: data.token, expiresInSeconds: data.expiresIn, transactionId });
}

function decodeTransactionId(jwt: string): string | undefined {
  const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();
  return claimsSchema.safeParse(parseJson(payload)).data?.cFiTransactionId;
}

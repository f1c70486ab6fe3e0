import 'server-only';
import { z } from 'zod';
import type { Instant } from '#lib/domain/payment.ts';
import { getEnv } from '#lib/env.ts';
import { type Result, succeed } from '#lib/result.ts';
import { parseInstant } from '../answers/optional-members.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { request } from '../transport/request.ts';

export type LinkToken = { readonly linkToken: string; readonly expiresAt: Instant };

const answerSchema = z.object({
  link_token: z.string().regex(/^link-[\w-]{1,500}$/),
  expiration: z
    .unknown()
    .optional()
    .transform((value): Instant => parseInstant(value) ?? getUsualEnd()),
});

/** The shortest life that Plaid gives one (plaid-link 1.7): what is thrown away early costs one more call. */
function getUsualEnd(): Instant {
  return new Date(Date.now() + 30 * 60 * 1000).toISOString();
}

/** C7: creates the token that opens Plaid Link. Takes no body; Plaid's own answer is passed on. */
export async function createLinkToken(jwt: string): Promise<Result<LinkToken, ConnectfiFailure>> {
  const result = await request(
    {
      operation: 'createLinkToken',
      method: 'POST',
      path: '/public/customer/plaid/create_link_token',
      jwt,
      deadlineInMs: getEnv().upstreamTimeoutMs,
      isRepeatable: true,
    },
    answerSchema,
  );
  if (!result.ok) return result;
  const { link_token: linkToken, expiration: expiresAt } = result.value.data;
  return succeed({ linkToken, expiresAt });
}

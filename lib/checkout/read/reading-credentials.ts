import 'server-only';
import { z } from 'zod';
import { exchangeLink } from '#lib/connectfi/operations/exchange-link.ts';
import { getPayment } from '#lib/connectfi/operations/get-payment.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { Payment } from '#lib/domain/payment.ts';
import type { ReadingCredentials } from '#lib/ledger/ledger.ts';
import { fail, type Result } from '#lib/result.ts';
import { seal, unseal } from '#lib/session/seal.ts';
import type { BillSession } from '#lib/session.ts';

/**
 * From the authorization on. A payment that is not settled by then, or whose end is not known, is a matter for
 * people, who have other ways (docs/decisions/0029).
 */
const CREDENTIALS_LIFE_IN_SECONDS = 14 * 24 * 60 * 60;

/** How a bill can be read again after its customer has gone. */
const credentialsSchema = z.object({
  link: z.string(),
  jwt: z.string(),
  jwtExpiresAtInMs: z.number(),
});

/** Seals what reads this bill again, with the secrets of the sessions, to rest in the ledger. */
export async function sealCredentials(session: BillSession): Promise<ReadingCredentials> {
  const credentials: z.infer<typeof credentialsSchema> = {
    link: session.link,
    jwt: session.jwt,
    jwtExpiresAtInMs: session.expiresAtInMs,
  };
  return {
    sealed: await seal(credentials, CREDENTIALS_LIFE_IN_SECONDS),
    expiresAt: new Date(Date.now() + CREDENTIALS_LIFE_IN_SECONDS * 1000).toISOString(),
  };
}

/** `credentialsOver`: they have expired, or the secret that sealed them is gone. */
export type ReadingFailure = ConnectfiFailure | { readonly kind: 'credentialsOver' };

/**
 * Reads a bill whose customer has gone. By the session that paid while it lives: a link may be closed to new sessions
 * once it is paid (U10). After its hour only the link is left, which gives a session of its own.
 */
export async function readWithCredentials({
  sealed,
}: ReadingCredentials): Promise<Result<Payment, ReadingFailure>> {
  const opened = credentialsSchema.safeParse(unseal(sealed)).data;
  if (!opened) return fail({ kind: 'credentialsOver' });
  if (opened.jwtExpiresAtInMs > Date.now()) {
    const payment = await getPayment(opened.jwt);
    if (payment.ok || payment.failure.kind !== 'unauthorized') return payment;
  }
  const exchanged = await exchangeLink(opened.link);
  return exchanged.ok ? getPayment(exchanged.value.jwt) : exchanged;
}

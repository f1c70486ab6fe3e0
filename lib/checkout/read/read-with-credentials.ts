import 'server-only';
import { exchangeLink } from '#lib/connectfi/operations/exchange-link.ts';
import { getPayment } from '#lib/connectfi/operations/get-payment.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { Payment } from '#lib/domain/payment.ts';
import type { ReadingCredentials } from '#lib/ledger/ledger.ts';
import { fail, type Result } from '#lib/result.ts';
import { unsealCredentials } from './reading-credentials.ts';

/** `credentialsOver`: they have expired, or the secret that sealed them is gone. */
export type ReadingFailure = ConnectfiFailure | { readonly kind: 'credentialsOver' };

/**
 * Reads a bill whose customer has gone. By the session that paid while it lives: a link may be closed to new sessions
 * once it is paid (U10). After its hour only the link is left, which gives a session of its own.
 */
export async function readWithCredentials(
  credentials: ReadingCredentials,
): Promise<Result<Payment, ReadingFailure>> {
  const opened = await unsealCredentials(credentials);
  if (!opened) return fail({ kind: 'credentialsOver' });
  if (opened.jwtExpiresAtInMs > Date.now()) {
    const payment = await getPayment(opened.jwt);
    if (payment.ok || payment.failure.kind !== 'unauthorized') return payment;
  }
  const exchanged = await exchangeLink(opened.link);
  return exchanged.ok ? getPayment(exchanged.value.jwt) : exchanged;
}

import 'server-only';
import { getBrands } from '#lib/brand/brand-index.ts';
import { readSite } from '#lib/brand/read-site.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';
import { describeFailure } from '../describe-failure.ts';
import { callWithRenewal } from '../open/renew-session.ts';
import { readPayment } from './read-payment.ts';

/**
 * For answers that come out of a session without reading its bill: whether the bill may show at this
 * site, and the session to go on with. Reads the bill only where some bill may not show.
 */
export async function checkShownHere(
  session: BillSession,
): Promise<Result<BillSession, Failure<ServerStepCode>>> {
  const { brandId } = await readSite();
  if (brandId === undefined && !getBrands().hasBoundBrand) return succeed(session);
  const { result, session: current } = await callWithRenewal(session, readPayment);
  return result.ok ? succeed(current) : fail(describeFailure(result.failure));
}

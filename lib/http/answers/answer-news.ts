import type { Site } from '#lib/brand/site.ts';
import {
  findTooManyFailures,
  type Opener,
  takeFailure,
  takeOpening,
} from '#lib/checkout/open/opening-limits.ts';
import { recallStatus } from '#lib/checkout/read/recall-payment.ts';
import { FAILURES } from '#lib/contract/failures.ts';
import { answerFailure, answerJson } from './answer.ts';

/**
 * Answers a page that stands at the address of a link which connectFi has closed, by our own memory alone:
 * connectFi is not asked, and no session is needed, since the address itself holds the link. It counts as an
 * opening: here, too, somebody could try whether there is such a link.
 */
export async function answerNews(opener: Opener, site: Site): Promise<Response> {
  const answer = await answerWithinLimits(opener, site);
  answer.headers.set('Referrer-Policy', 'no-referrer');
  return answer;
}

const NOTHING = { code: 'notFound' } as const;

async function answerWithinLimits(opener: Opener, site: Site): Promise<Response> {
  const { ref, address } = opener;
  const refusal =
    (await takeOpening(opener)) ??
    (ref === undefined ? undefined : await findTooManyFailures(address));
  if (refusal) return answerFailure({ code: 'tooManyRequests', ...refusal });
  if (ref === undefined) return answerFailure(NOTHING);
  const answer = await recall(ref, site);
  if (answer.status === FAILURES[NOTHING.code].status) await takeFailure(address);
  return answer;
}

async function recall(ref: string, site: Site): Promise<Response> {
  const status = await recallStatus({ ref }, site);
  if (!status.ok) return answerFailure({ code: 'storeUnavailable' });
  return status.value ? answerJson(status.value) : answerFailure(NOTHING);
}

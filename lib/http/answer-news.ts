import type { Site } from '#lib/brand/site.ts';
import { recallStatus } from '#lib/checkout/recall-payment.ts';
import type { Failure } from '#lib/failures.ts';
import { answerFailure, answerJson } from './answer.ts';

/**
 * Answers a page that stands at the address of a link which connectFi has closed, by our own memory alone:
 * connectFi is not asked, and no session is needed, since the address itself holds the link.
 */
export async function answerNews(ref: string | undefined, site: Site): Promise<Response> {
  const answer = ref === undefined ? answerFailure(NOTHING) : await recall(ref, site);
  answer.headers.set('Referrer-Policy', 'no-referrer');
  return answer;
}

const NOTHING: Failure = { code: 'notFound' };

async function recall(ref: string, site: Site): Promise<Response> {
  const status = await recallStatus({ ref }, site);
  if (!status.ok) return answerFailure({ code: 'storeUnavailable' });
  return status.value ? answerJson(status.value) : answerFailure(NOTHING);
}

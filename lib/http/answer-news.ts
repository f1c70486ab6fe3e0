import type { Site } from '#lib/brand/site.ts';
import { recallStatus } from '#lib/checkout/recall-payment.ts';
import { answerFailure, answerJson } from './answer.ts';

/**
 * Answers a page that stands at the address of a link which connectFi has closed, by our own memory alone:
 * connectFi is not asked, and no session is needed, since the address itself holds the link.
 */
export async function answerNews(ref: string | undefined, site: Site): Promise<Response> {
  const status = ref === undefined ? undefined : await recallStatus({ ref }, site);
  const answer = status ? answerJson(status) : answerFailure({ code: 'notFound' });
  answer.headers.set('Referrer-Policy', 'no-referrer');
  answer.headers.set('X-Content-Type-Options', 'nosniff');
  return answer;
}

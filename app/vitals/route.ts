import { answerFailure } from '#lib/http/answers/answer.ts';
import { isFromOurPage, readLimitedBody } from '#lib/http/guard-request.ts';
import { CLIENT_ADDRESS_HEADER } from '#lib/internal-headers.ts';
import { takeToken } from '#lib/limits/limits.ts';
import { parseVitals, sharedMeters } from '#lib/metrics/meters.ts';

const MAX_SIZE_IN_BYTES = 256;

/**
 * Takes what a sampled document says of how it felt (lib/page/finish-document.ts), and counts it. Anyone who sends it,
 * and whatever it is, hears the same; what is not from our own page is not counted.
 */
export async function POST(request: Request): Promise<Response> {
  const address = request.headers.get(CLIENT_ADDRESS_HEADER) ?? '';
  const refusal = await takeToken('report by address', address);
  if (refusal) return answerFailure({ code: 'tooManyRequests', ...refusal });
  const body = await readLimitedBody(request, MAX_SIZE_IN_BYTES);
  const vitals = body && isFromOurPage(request) && parseVitals(body.toString('utf8'));
  if (vitals) sharedMeters.value?.noteVitals(vitals);
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'private, no-store' } });
}

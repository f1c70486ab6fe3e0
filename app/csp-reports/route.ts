import { answerFailure } from '#lib/http/answers/answer.ts';
import { readLimitedBody } from '#lib/http/guard-request.ts';
import { CLIENT_ADDRESS_HEADER } from '#lib/internal-headers.ts';
import { takeToken } from '#lib/limits/limits.ts';
import { logViolation, parseViolation } from '#lib/security-policy/violations.ts';

const MAX_REPORT_SIZE_IN_BYTES = 16 * 1024;

/**
 * Takes what browsers report of the content security policy. Anyone who sends it, and whatever it is, hears the
 * same: nothing here is worth asking for, and nothing that is said here is believed.
 */
export async function POST(request: Request): Promise<Response> {
  const address = request.headers.get(CLIENT_ADDRESS_HEADER) ?? '';
  const refusal = await takeToken('report by address', address);
  if (refusal) return answerFailure({ code: 'tooManyRequests', ...refusal });
  const body = await readLimitedBody(request, MAX_REPORT_SIZE_IN_BYTES);
  const violation =
    body && parseViolation(body.toString('utf8'), request.headers.get('content-type'));
  if (violation) logViolation(violation);
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'private, no-store' } });
}

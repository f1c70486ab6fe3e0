import { failureSchema } from '#lib/contract/failures.ts';

/**
 * A failure as a sentence where it opens in a tab of its own, as an attachment does: nobody should have
 * to read JSON. To whatever asks by script it stays the one JSON shape. Status and headers are kept.
 */
export async function answerInWords(request: Request, answer: Response): Promise<Response> {
  if (answer.status < 400 || request.headers.get('sec-fetch-dest') !== 'document') return answer;
  const { message, reference } = failureSchema.parse(await answer.json());
  const headers = new Headers(answer.headers);
  headers.set('Content-Type', 'text/plain; charset=utf-8');
  return new Response(reference ? `${message} (${reference})` : message, {
    status: answer.status,
    headers,
  });
}

import { answerSeeOther } from '#lib/http/answer.ts';
import { answerInWords } from '#lib/http/answer-in-words.ts';
import { changeRoute } from '#lib/http/bill-route.ts';
import { endSession } from '#lib/session.ts';

type EndContext = { params: Promise<{ ref: string }> };

/**
 * Ends the session of a bill: its cookie goes, copies of it open nothing any more, and browsers drop what
 * they keep of our pages. Not their cookies, which may be those of the merchant's whole domain. It is a
 * form that is sent, so whoever has no session any more sees the page that says so.
 */
export async function POST(request: Request, context: EndContext): Promise<Response> {
  const answer = await end(request, context);
  const isForm = request.headers.get('accept')?.includes('text/html');
  if (isForm && answer.status === 401) return answerSeeOther(`/pay/${(await context.params).ref}`);
  return answerInWords(request, answer);
}

const end = changeRoute<{ ref: string }>(
  async ({ session }) => {
    await endSession(session);
    const answer = answerSeeOther(`/pay/${session.ref}`);
    answer.headers.set('Clear-Site-Data', '"cache"');
    return answer;
  },
  { readsBill: true }, // whose bill it is does not matter to end it
);

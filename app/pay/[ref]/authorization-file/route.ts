import { readGivenAuthorization } from '#lib/checkout/read/recall-payment.ts';
import { answerFailure, answerInWords } from '#lib/http/answers/answer.ts';
import { readRoute } from '#lib/http/bill-route.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { shortenId } from '#lib/short-number.ts';

/** The authorization as a text file, for anyone who cannot print or save a page. */
export async function GET(
  request: Request,
  context: { params: Promise<{ ref: string }> },
): Promise<Response> {
  const answer = await read(request, context);
  return answerInWords(request, answer, await context.params);
}

const read = readRoute<{ ref: string }>(async ({ session }) => {
  const attempt = await readGivenAuthorization(session);
  if (!attempt) return answerFailure({ code: 'notFound' });
  const { authorizationText, transactionId, submittedAt } = attempt;
  const number = shortenId(transactionId);
  const name = `authorization-${submittedAt.slice(0, 10)}-${number}.txt`;
  const { confirmation, inFull, time } = getMessages().status.receipt;
  const facts = `${confirmation}: ${number}\n${inFull} ${transactionId}\n${time}: ${submittedAt}\n`;
  return new Response(`${authorizationText}\n\n${facts}`, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
});

import { openListedInvoice } from '#lib/checkout/read/open-invoice.ts';
import { answerFailure, answerInWords, writeDisposition } from '#lib/http/answers/answer.ts';
import { readRoute } from '#lib/http/bill-route.ts';

type InvoiceParams = { ref: string; id: string };

export async function GET(
  request: Request,
  context: { params: Promise<InvoiceParams> },
): Promise<Response> {
  const answer = await openInvoice(request, context);
  const { ref, id } = await context.params;
  return answerInWords(request, answer, { ref, file: id });
}

const openInvoice = readRoute<InvoiceParams>(async ({ request, session, params }) => {
  const opened = await openListedInvoice(session, params.id);
  if (!opened.ok) return answerFailure(opened.failure);
  const { body, fileName } = opened.value;
  const isRead = request.method === 'GET' && !request.signal.aborted;
  // A stream that nobody reads would keep its connection: Next answers HEAD by this handler, too.
  if (isRead) request.signal.addEventListener('abort', () => body.cancel().catch(() => {}));
  else await body.cancel();
  return new Response(isRead ? body : null, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': writeDisposition(fileName),
      'Cache-Control': 'private, no-store',
    },
  });
});

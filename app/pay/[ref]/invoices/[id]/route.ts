import { openListedInvoice } from '#lib/checkout/open-invoice.ts';
import { answerFailure } from '#lib/http/answer.ts';
import { readRoute } from '#lib/http/bill-route.ts';

export const GET = readRoute<{ ref: string; id: string }>(async ({ request, session, params }) => {
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
      'Content-Disposition': `inline; filename="${fileName}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
});

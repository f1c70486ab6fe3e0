import { openListedInvoice } from '#lib/checkout/open-invoice.ts';
import { answerFailure } from '#lib/http/answer.ts';
import { readRoute } from '#lib/http/bill-route.ts';

export const GET = readRoute<{ ref: string; id: string }>(async ({ session, params }) => {
  const opened = await openListedInvoice(session, params.id);
  if (!opened.ok) return answerFailure(opened.failure);
  const { body, fileName } = opened.value;
  return new Response(body, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${fileName}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
});

import type { Bill } from '../../bill.ts';
import type { Sandbox } from '../../sandbox.ts';
import { mergeSwitches } from '../../switches.ts';
import { showPayment } from '../payment-view.ts';

const DEADLINE_IN_MS = 10_000;

/**
 * The mail that connectFi would send to the customer, posted to the platform once (connectfi-api 6): no signature
 * and no second try are documented. Never fails; what came of it is in `sandbox.webhook`. An address that a former
 * run has left, at a host that this one may not post to, gets nothing.
 */
export async function sendPaymentWebhook(sandbox: Sandbox, bill: Bill): Promise<void> {
  const { url } = sandbox.webhook;
  if (url === null) return;
  const delivery = {
    at: new Date(sandbox.now()).toISOString(),
    cFiTransactionId: bill.transactionId,
    status: null as number | null,
  };
  sandbox.webhook.deliveries.push(delivery);
  if (!sandbox.mayPostTo(url)) return;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(describeMail(sandbox, bill)),
      signal: AbortSignal.any([sandbox.closing, AbortSignal.timeout(DEADLINE_IN_MS)]),
    });
    delivery.status = answer.status;
    await answer.body?.cancel();
  } catch {
    // Nobody there: `status` stays null.
  }
}

function describeMail(sandbox: Sandbox, bill: Bill) {
  const url = sandbox.urlOf(bill);
  const mail = bill.fields.find(({ code, label }) => /mail/i.test(`${code} ${label}`))?.value;
  const name = bill.merchant.name ?? '';
  const invoice = bill.invoiceNumber ? `Invoice #${bill.invoiceNumber} from ` : 'Payment to ';
  return {
    to: [mail ?? 'customer.email@email.test'],
    subject: `${invoice}${name}`,
    html: `<p><a href="${url}">Pay</a></p>`,
    data: {
      // Whatever C2 is told to show, the webhook has all of it.
      ...showPayment(bill, mergeSwitches()),
      link: bill.link,
      url,
    },
  };
}

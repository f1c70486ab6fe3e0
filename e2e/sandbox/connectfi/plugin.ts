import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Namespaces } from '../namespaces.ts';
import { answerJson } from './answer.ts';
import type { CustomerOperation } from './customer-operation.ts';
import { deliver } from './deliver.ts';
import { exchangeLink } from './exchange-link.ts';
import { invoiceFile, invoiceList } from './invoices.ts';
import { merchantPlugin } from './merchant/plugin.ts';
import { achPay, cardPay } from './pay.ts';
import { paymentDetails } from './payment-details.ts';
import { createLinkToken, exchangePublicToken, getAccountsBalance } from './plaid.ts';
import { receiveCall } from './receive-call.ts';

const CUSTOMER_OPERATIONS: readonly CustomerOperation[] = [
  exchangeLink,
  paymentDetails,
  cardPay,
  achPay,
  invoiceList,
  invoiceFile,
  createLinkToken,
  exchangePublicToken,
  getAccountsBalance,
];

/** connectFi's customer side, C1 to C9, as connectfi-api section 2 has it, and what merchants need before it. */
export async function connectfiPlugin(
  app: FastifyInstance,
  { namespaces }: { readonly namespaces: Namespaces },
) {
  acceptEmptyJson(app);
  await app.register(merchantPlugin, { namespaces });
  for (const operation of CUSTOMER_OPERATIONS) {
    for (const url of operation.paths) {
      app.route({
        url,
        method: operation.method,
        // The caller's fault and session come first, so validation only leaves its findings.
        attachValidation: true,
        schema: operation.bodySchema ? { body: operation.bodySchema } : {},
        handler: (request, reply) => receiveCall({ namespaces, operation, request, reply }),
      });
    }
  }
  app.setNotFoundHandler((request, reply) =>
    deliver(reply, answerNotFound(namespaces.ofRequest(request).ids.requestId())),
  );
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof UnreadableBody)) throw error;
    return deliver(reply, answerUnreadable(namespaces.ofRequest(request).ids.requestId()));
  });
}

/** POSTs without a body carry `Content-Type: application/json` all the same (section 2). */
function acceptEmptyJson(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => (body === '' ? undefined : readJson(body)),
  );
}

class UnreadableBody extends Error {}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new UnreadableBody('not JSON', { cause });
  }
}

function answerNotFound(requestId: string) {
  return answerJson(404, requestId, { code: 'notFound', context: {}, message: 'Not Found' });
}

/** A body that is no JSON. Not documented; a validation error without findings is the nearest. */
function answerUnreadable(requestId: string) {
  return answerJson(400, requestId, { code: 'requestValidateError', context: [] });
}

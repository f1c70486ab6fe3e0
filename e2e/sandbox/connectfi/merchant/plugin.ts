import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Namespaces } from '../../namespaces.ts';
import type { Sandbox } from '../../sandbox.ts';
import { type Answer, answerJson, refuseWith } from '../answer.ts';
import { deliver } from '../deliver.ts';
import { toRecord } from '../received.ts';
import { listPayments } from './list-payments.ts';
import type { MerchantOperation } from './operations.ts';
import { PAYMENT_OPERATIONS } from './payments.ts';
import { PLATFORM_OPERATIONS } from './platform.ts';
import { readClaim } from './tokens.ts';
import { uploadInvoice } from './upload-invoice.ts';

const OPERATIONS: readonly MerchantOperation[] = [
  ...PLATFORM_OPERATIONS,
  ...PAYMENT_OPERATIONS,
  listPayments,
  uploadInvoice,
];

/** connectFi's other side: how platforms and merchants make a payment link and send it. */
export async function merchantPlugin(
  app: FastifyInstance,
  { namespaces }: { readonly namespaces: Namespaces },
) {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: 20 * 1024 * 1024 },
    async (_request: FastifyRequest, body: Buffer) => body,
  );
  for (const operation of OPERATIONS) {
    const { path, bodySchema, querySchema } = operation;
    app.route({
      url: path,
      method: 'POST',
      attachValidation: true,
      schema: {
        ...(bodySchema && { body: bodySchema }),
        ...(querySchema && { querystring: querySchema }),
      },
      handler: async (request, reply) =>
        deliver(reply, await answer(operation, request, namespaces.ofRequest(request))),
    });
  }
}

/** Like connectFi's customer side: the caller first, then the body, then the operation. */
async function answer(
  operation: MerchantOperation,
  request: FastifyRequest,
  sandbox: Sandbox,
): Promise<Answer> {
  const requestId = sandbox.ids.requestId();
  const { headers } = request;
  const body = toRecord(request.body);
  const call = { sandbox, requestId, now: sandbox.now(), body, request };
  const invalid = () => {
    const context = request.validationError?.validation;
    return context && answerJson(400, requestId, { code: 'requestValidateError', context });
  };
  const refusal = () => refuseWith(requestId, 'unauthorized', {});
  if (operation.caller === 'merchant') {
    const id = await readClaim(sandbox, headers['x-connectfi-jwtoken'], 'cFiMerchantId');
    const merchant = id === undefined ? undefined : sandbox.findMerchant(id);
    if (!merchant) return refusal();
    return invalid() ?? operation.handle({ ...call, merchant });
  }
  if (operation.caller === 'platform') {
    const id = await readClaim(sandbox, headers['x-connectfi-token'], 'cFiAggregatorId');
    if (id === undefined) return refusal();
  }
  return invalid() ?? operation.handle(call);
}

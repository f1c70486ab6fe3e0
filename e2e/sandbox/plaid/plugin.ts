import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import type { PlaidStore } from '../plaid-store.ts';
import { serveBankApi } from './bank-api.ts';
import { BankVisits } from './bank-visits.ts';
import { serveLinkApi } from './link-api.ts';
import { serveStaticFiles } from './static-files.ts';

export type PlaidPluginOptions = {
  readonly store: PlaidStore;
  readonly clockOf: (transactionId: string) => number;
  readonly appOrigin: string;
};

/** Stands in for Plaid Link on the web: the page's script, the frame, and a bank of its own. */
export async function plaidPlugin(app: FastifyInstance, options: PlaidPluginOptions) {
  const visits = new BankVisits();
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof ZodError) {
      return reply.code(400).send({ code: 'badRequest', message: 'This request is not readable.' });
    }
    request.log.error(error);
    return reply.code(500).send({ code: 'internal', message: 'The simulation has failed.' });
  });
  serveStaticFiles(app);
  serveHeartbeat(app);
  serveLinkApi(app, { ...options, visits });
  serveBankApi(app, { ...options, visits });
}

const ADDRESS = '/plaid/api/link/heartbeat';

/** The one call that Link's script makes from the host page itself, so it has to cross origins. */
function serveHeartbeat(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith(ADDRESS)) {
      reply.header('access-control-allow-origin', '*');
      reply.header('access-control-allow-headers', 'content-type');
    }
  });
  app.options(ADDRESS, async (_request, reply) => reply.code(204).send());
  app.post(ADDRESS, async () => ({ ok: true }));
}

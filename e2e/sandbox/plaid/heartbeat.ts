import type { FastifyInstance } from 'fastify';

const ADDRESS = '/plaid/api/link/heartbeat';

/** The one call that Link's script makes from the host page itself, so it has to cross origins. */
export function serveHeartbeat(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith(ADDRESS)) {
      reply.header('access-control-allow-origin', '*');
      reply.header('access-control-allow-headers', 'content-type');
    }
  });
  app.options(ADDRESS, async (_request, reply) => reply.code(204).send());
  app.post(ADDRESS, async () => ({ ok: true }));
}

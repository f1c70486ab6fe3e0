import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { SCENARIOS } from '../scenarios.ts';
import { switchesPatchSchema } from '../switches.ts';
import { billRoutes } from './bill-routes.ts';
import { ControlFailure } from './control-failure.ts';
import { linkRoutes } from './link-routes.ts';

/** The control API, for tests and for the console: what docs/sandbox.md describes. */
export async function controlPlugin(app: FastifyInstance, { sandbox }: { sandbox: Sandbox }) {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ZodError) {
      return reply
        .code(400)
        .send({ message: 'The request is not understood', issues: error.issues });
    }
    if (error instanceof RangeError) return reply.code(400).send({ message: error.message });
    if (error instanceof ControlFailure) {
      return reply.code(error.status).send({ message: error.message });
    }
    throw error;
  });
  app.get('/switches', async () => sandbox.switchesOf());
  app.patch('/switches', async (request) => {
    sandbox.switches = { ...sandbox.switches, ...switchesPatchSchema.parse(request.body) };
    return sandbox.switchesOf();
  });
  app.get('/scenarios', async () => SCENARIOS);
  app.get('/calls', async () => sandbox.calls);
  app.get('/secrets', async () => [...sandbox.secrets].map(([value, kind]) => ({ kind, value })));
  app.post('/reset', async (_request, reply) => {
    sandbox.reset();
    return reply.code(204).send();
  });
  await app.register(linkRoutes, { sandbox });
  await app.register(billRoutes, { sandbox });
}

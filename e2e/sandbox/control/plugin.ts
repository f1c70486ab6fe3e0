import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { type Access, guardControl } from '../access.ts';
import type { Namespaces } from '../namespaces.ts';
import { BILL_ROUTES } from './bill-routes.ts';
import { CHAOS_ROUTES } from './chaos-routes.ts';
import { CLOCK_ROUTES, showClock } from './clock-routes.ts';
import { ControlFailure } from './control-failure.ts';
import type { ControlRoute } from './control-route.ts';
import { describeControl } from './describe-control.ts';
import { GENERAL_ROUTES } from './general-routes.ts';
import { LINK_ROUTES } from './link-routes.ts';

/** Everything but the description itself. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  ...GENERAL_ROUTES,
  ...CLOCK_ROUTES,
  ...LINK_ROUTES,
  ...BILL_ROUTES,
  ...CHAOS_ROUTES,
];

type ControlOptions = {
  readonly namespaces: Namespaces;
  readonly access: Access;
  readonly publicOrigin?: string | undefined;
  /** Fails where an answer is not what the description says; for the sandbox's own tests. */
  readonly checksAnswers?: boolean | undefined;
};

/** The control API, for tests and for the console: what docs/sandbox.md describes. */
export async function controlPlugin(app: FastifyInstance, options: ControlOptions) {
  const { namespaces, access, publicOrigin, checksAnswers = false } = options;
  app.addHook('onRequest', guardControl(access));
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
  for (const { method, path, status, answer, handle } of CONTROL_ROUTES) {
    app.route<{ Params: Record<string, string> }>({
      method,
      url: path,
      handler: async (request, reply) => {
        const { params, body } = request;
        const sent = await handle({ sandbox: namespaces.ofRequest(request), params, body });
        if (checksAnswers && answer) checkAnswer(answer, sent);
        return reply.code(status).send(sent);
      },
    });
  }
  app.get('/openapi.json', async ({ protocol, host }) =>
    describeControl(CONTROL_ROUTES, publicOrigin ?? `${protocol}://${host}`),
  );
}

/** Where the payment page learns its time: open to all, since it tells nothing else. */
export async function clockPlugin(
  app: FastifyInstance,
  { namespaces }: { readonly namespaces: Namespaces },
) {
  app.get('/clock', async (request) => showClock(namespaces.ofRequest(request)));
}

function checkAnswer(schema: NonNullable<ControlRoute['answer']>, answer: unknown): void {
  const { error } = schema.safeParse(JSON.parse(JSON.stringify(answer)));
  if (error) throw new Error(`An answer is not as described: ${error.message}`);
}

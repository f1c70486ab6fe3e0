import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import type { Access } from '../access.ts';
import type { Namespaces } from '../namespaces.ts';
import type { Sandbox } from '../sandbox.ts';
import { renderBillPage } from './bill-page.ts';
import type { ControlAddress } from './curl.ts';
import { renderGuidePage } from './guide-page.ts';
import { renderHomePage } from './home-page.ts';
import { html } from './html.ts';
import { renderPage } from './page.ts';
import { servePresses } from './press.ts';
import { askForToken, serveSignIn } from './sign-in.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A query that asks for a thing twice, or for what is none, asks for nothing. */
const searchSchema = z.object({
  q: z.string().catch(''),
  status: z.union([z.enum(PAYMENT_STATUSES), z.literal('')]).catch(''),
});

const FILES = [
  { url: '/console.js', type: 'text/javascript; charset=utf-8' },
  { url: '/console.css', type: 'text/css; charset=utf-8' },
] as const;

type ConsoleOptions = {
  readonly namespaces: Namespaces;
  readonly access: Access;
  /** Where browsers find the sandbox, if a proxy is in front. */
  readonly publicOrigin?: string | undefined;
};

/** The console: pages for people, who use the control API through them. All of it works without scripts. */
export async function consolePlugin(
  app: FastifyInstance,
  { namespaces, access, publicOrigin }: ConsoleOptions,
) {
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
  for (const { url, type } of FILES) {
    app.get(url, async (_request, reply) =>
      reply.type(type).send(await readFile(join(import.meta.dirname, url))),
    );
  }
  serveSignIn(app, { namespaces, access });
  servePresses(app, { namespaces, access });
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    if (access.isGranted(request)) return undefined;
    return askForToken(reply.code(401), namespaces.ofRequest(request));
  };
  const addressOf = (
    { protocol, host }: FastifyRequest,
    { basePath }: Sandbox,
  ): ControlAddress => ({
    url: `${publicOrigin ?? `${protocol}://${host}`}${basePath}/control`,
    needsToken: access.isNeeded,
  });
  app.get('/', { onRequest }, async (request, reply) => {
    const sandbox = namespaces.ofRequest(request);
    const search = searchSchema.parse(request.query);
    reply.type('text/html; charset=utf-8');
    return renderHomePage(sandbox, {
      address: addressOf(request, sandbox),
      search: { text: search.q, status: search.status },
    });
  });
  app.get('/guide', { onRequest }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(renderGuidePage(namespaces.ofRequest(request))),
  );
  app.get<{ Params: { id: string } }>('/bills/:id', { onRequest }, async (request, reply) => {
    const { id } = request.params;
    const sandbox = namespaces.ofRequest(request);
    const bill = sandbox.findBill(id) ?? sandbox.findBillByLink(id);
    reply.code(bill ? 200 : 404).type('text/html; charset=utf-8');
    return bill
      ? renderBillPage(sandbox, bill, addressOf(request, sandbox))
      : renderNoBill(sandbox);
  });
}

function renderNoBill({ basePath }: Sandbox): string {
  return renderPage(
    'No such bill',
    html`<h1>No such bill</h1><p>The sandbox forgets its bills when it stops. <a href="${basePath}/">All bills</a></p>`,
    basePath,
  );
}

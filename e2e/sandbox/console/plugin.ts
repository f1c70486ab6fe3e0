import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.ts';
import { renderBillPage } from './bill-page.ts';
import { renderHomePage } from './home-page.ts';
import { html } from './html.ts';
import { renderPage } from './page.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const FILES = [
  { url: '/console.js', type: 'text/javascript; charset=utf-8' },
  { url: '/console.css', type: 'text/css; charset=utf-8' },
] as const;

/** The console: pages for people, who use the control API through them. */
export async function consolePlugin(app: FastifyInstance, { sandbox }: { sandbox: Sandbox }) {
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
  app.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(renderHomePage(sandbox)),
  );
  app.get<{ Params: { id: string } }>('/bills/:id', async (request, reply) => {
    const { id } = request.params;
    const bill = sandbox.findBill(id) ?? sandbox.findBillByLink(id);
    reply.code(bill ? 200 : 404).type('text/html; charset=utf-8');
    return bill ? renderBillPage(sandbox, bill) : renderNoBill();
  });
}

function renderNoBill(): string {
  return renderPage(
    'No such bill',
    html`<h1>No such bill</h1><p>The sandbox forgets its bills when it stops. <a href="/">All bills</a></p>`,
  );
}

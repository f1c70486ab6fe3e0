import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

const FOLDER = new URL('./browser/', import.meta.url);

const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript' } as const;

/** Everything is the sandbox's own: no inline code, and no form can leave. Any page may frame Link. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  // The empty icon that keeps browsers from asking for one.
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const FILES = [
  'link.html',
  'link.css',
  'link.js',
  'draw-pane.js',
  'draw-banks.js',
  'element.js',
  'bank.html',
  'bank.js',
] as const;

export function serveStaticFiles(app: FastifyInstance): void {
  for (const name of FILES) {
    app.get(`/plaid/${name}`, async (_request, reply) => {
      const ancestors = name === 'bank.html' ? "'none'" : '*';
      reply.header('content-security-policy', `${POLICY}; frame-ancestors ${ancestors}`);
      return sendFile(reply, name);
    });
  }
  app.get('/plaid/link-initialize.js', async (request, reply) => {
    const { answer, delayInMs } = scriptQuery.parse(request.query);
    if (delayInMs > 0) await wait(delayInMs);
    if (answer === 'error') return reply.code(503).type('text/plain').send('simulated failure');
    if (answer === 'empty') return reply.type('text/javascript').send('');
    return sendFile(reply, 'link-initialize.js');
  });
}

/** Ways for the script to misbehave, so that a page's loading can be tried by its address alone. */
const scriptQuery = z.object({
  answer: z.enum(['script', 'empty', 'error']).catch('script'),
  delayInMs: z.coerce.number().int().min(0).max(120_000).catch(0),
});

async function sendFile(reply: FastifyReply, name: string) {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const type = extension === 'html' || extension === 'css' ? TYPES[extension] : TYPES.js;
  return reply
    .type(`${type}; charset=utf-8`)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(await readFile(new URL(name, FOLDER), 'utf8'));
}

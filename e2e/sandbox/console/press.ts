import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access.ts';
import { chaosSchema } from '../control/chaos-routes.ts';
import { NAMESPACE_HEADER, type Namespaces } from '../namespaces.ts';
import type { Sandbox } from '../sandbox.ts';
import { renderChaosReport } from './chaos.ts';
import { html } from './html.ts';
import { renderPage } from './page.ts';
import { readForm } from './read-form.ts';
import { askForToken } from './sign-in.ts';

const pressSchema = z.object({
  _method: z.enum(['POST', 'PATCH', 'DELETE']),
  _path: z.string().regex(/^(\/[\w-]+)+$/),
  _back: z.string().regex(/^\/(bills\/[\w-]+)?(#[a-z-]+)?$/),
  _body: z.string().refine(isJson).optional(),
});

const problemSchema = z.object({
  message: z.string(),
  issues: z
    .array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
    .default([]),
});

const createdSchema = z.object({ cFiTransactionId: z.string() });

/** Takes every form of the console: makes one call of the control API of it, and leads back to the page. */
export function servePresses(
  app: FastifyInstance,
  { namespaces, access }: { readonly namespaces: Namespaces; readonly access: Access },
): void {
  app.post('/press', async (request, reply) => {
    const sandbox = namespaces.ofRequest(request);
    if (access.isFromElsewhere(request) || !access.isGranted(request)) {
      return askForToken(reply.code(403), sandbox);
    }
    reply.type('text/html; charset=utf-8');
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const { data: press } = pressSchema.safeParse(Object.fromEntries(form));
    if (!press) {
      return reply.code(400).send(renderProblem(sandbox, '/', ['This is no form of the console.']));
    }
    const { _method: method, _path: path, _back: back } = press;
    const answer = await app.inject({
      method,
      url: `/control${path}`,
      headers: pickHeaders(request),
      payload: readForm(form),
    });
    if (answer.statusCode >= 400) {
      const { message, issues } = problemSchema.parse(answer.json());
      const lines = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      return reply.code(answer.statusCode).send(renderProblem(sandbox, back, [message, ...lines]));
    }
    if (path.endsWith('/chaos')) {
      return reply.send(renderChaosReport(sandbox, chaosSchema.parse(answer.json()), back));
    }
    const { data: created } =
      path === '/bills' ? createdSchema.safeParse(answer.json()) : { data: undefined };
    const next = created ? `/bills/${created.cFiTransactionId}` : back;
    return reply.redirect(sandbox.basePath + next, 303);
  });
}

/** Who asks, and for which namespace. */
function pickHeaders({ headers }: FastifyRequest): Record<string, string> {
  const names = ['authorization', 'cookie', NAMESPACE_HEADER];
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );
}

function renderProblem(
  { basePath }: Sandbox,
  back: string,
  [message, ...lines]: readonly string[],
): string {
  return renderPage(
    'Not done',
    html`<h1>That was not done</h1>
<div class="alert" role="alert"><p>${message ?? ''}</p>
<ul class="lines">${lines.map((line) => html`<li>${line}</li>`)}</ul></div>
<p><a class="target" href="${basePath}${back}">Back</a></p>`,
    basePath,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

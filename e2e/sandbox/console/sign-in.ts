import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Access } from '../access.ts';
import type { Namespaces } from '../namespaces.ts';
import type { Sandbox } from '../sandbox.ts';
import { html } from './html.ts';
import { renderPage } from './page.ts';

/** The form where a browser gives the token, for a cookie. */
export function serveSignIn(
  app: FastifyInstance,
  { namespaces, access }: { readonly namespaces: Namespaces; readonly access: Access },
): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    async (_request: unknown, body: string) => new URLSearchParams(body),
  );
  app.post('/sign-in', async (request, reply) => {
    if (access.isFromElsewhere(request))
      return askForToken(reply.code(403), namespaces.ofRequest(request));
    const token = request.body instanceof URLSearchParams ? request.body.get('token') : null;
    if (!access.isToken(token?.trim() ?? '')) {
      return askForToken(reply.code(403), namespaces.ofRequest(request), 'This is not the token.');
    }
    return reply.header('set-cookie', access.createCookie()).redirect('.', 303);
  });
  app.post('/sign-out', async (request, reply) => {
    if (access.isFromElsewhere(request))
      return askForToken(reply.code(403), namespaces.ofRequest(request));
    return reply.header('set-cookie', access.removeCookie()).redirect('.', 303);
  });
}

export function askForToken(
  reply: FastifyReply,
  { basePath }: Sandbox,
  problem?: string,
): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(
    renderPage(
      'Sign in',
      html`<h1>Sandbox console</h1>
<form class="sheet" method="post" action="${basePath}/sign-in">
  ${problem === undefined ? null : html`<p class="alert" role="alert">${problem}</p>`}
  <label class="field"><span>Token of the sandbox</span>
    <input name="token" type="password" autocomplete="current-password" required autofocus></label>
  <button type="submit" class="main">Sign in</button>
</form>`,
      basePath,
      { hasNavigation: false },
    ),
  );
}

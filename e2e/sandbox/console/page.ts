import { type Html, html } from './html.ts';

/** The frame of every console page; the way around in it is left out for those who have yet to sign in. */
export function renderPage(
  title: string,
  content: Html,
  basePath = '',
  { hasNavigation = true }: { readonly hasNavigation?: boolean } = {},
): string {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${basePath}/console.css">
    <script src="${basePath}/console.js" defer></script>
  </head>
  <body>
    <header class="sandbox-bar">Sandbox: invented bills, invented banks, no money moves</header>
    ${hasNavigation ? renderNavigation(basePath) : null}
    <main>${content}</main>
    <p class="said" role="status" id="said"></p>
  </body>
</html>
`.markup;
}

function renderNavigation(basePath: string): Html {
  return html`<nav aria-label="Console"><a class="target" href="${basePath}/">Bills</a>
    <a class="target" href="${basePath}/guide">What to try</a></nav>`;
}

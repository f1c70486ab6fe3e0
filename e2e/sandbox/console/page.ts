import { type Html, html } from './html.ts';

/** The frame of every console page. */
export function renderPage(title: string, content: Html, basePath = ''): string {
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
    <p class="sandbox-bar">Sandbox: invented bills, invented banks, no money moves</p>
    <main>${content}</main>
    <p class="alert" role="alert" id="alert"></p>
  </body>
</html>
`.markup;
}

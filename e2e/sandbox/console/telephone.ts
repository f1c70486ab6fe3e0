import encodeQR from 'qr';
import { isLoopback } from '#lib/env/variables.ts';
import type { Bill } from '../bill.ts';
import { type Html, html } from './html.ts';

/** How a bill is opened in the page, here and on a telephone. */
export function renderOpening({ appOrigin }: Bill, url: string): Html {
  return html`<p><a class="button" href="${url}">Open in the page</a></p>
<details id="telephone"><summary>Open it on a telephone</summary>${
    isLoopback(new URL(appOrigin).hostname)
      ? html`<p>The page is at ${appOrigin}, which means this machine alone: a telephone does not find it there.
  Start page and sandbox with an address in APP_ORIGINS that others reach, and the code is here.</p>`
      : html`<p>Point its camera at the code.</p>${renderQrCode(url)}`
  }</details>`;
}

/** Dark on light in any case: many cameras read no other. */
function renderQrCode(text: string): Html {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  const size = rows.length;
  return html`<svg class="qr" role="img" aria-label="QR code of the link" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
  <path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${dark.join('')}"/></svg>`;
}

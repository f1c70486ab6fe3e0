import { createHash } from 'node:crypto';

/** Text that is markup already, because `html` has made it. */
export type Markup = { readonly markup: string };

type Part = string | number | Markup | readonly Markup[];

/** Makes markup: whatever is put in is text, unless it was made here, too. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = texts.reduce((before, text, index) => before + write(parts[index - 1]) + text);
  return { markup };
}

function write(part: Part | undefined): string {
  if (part === undefined) return '';
  if (typeof part === 'object') {
    return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
  }
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 64rem; padding: 1rem; }
form { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); align-items: end; }
label { display: grid; gap: 0.25rem; }
input, button { box-sizing: border-box; font: inherit; min-height: 44px; padding: 0.5rem; inline-size: 100%; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin-block: 1rem; }
th, td { border-block-end: 1px solid; padding: 0.5rem; text-align: start; vertical-align: top; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
`;

/** Every answer of the support view: no script runs, nothing is loaded, and nothing is kept by anybody. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export function writePage(title: string, main: Markup): string {
  const style: Markup = { markup: `<style>${STYLE}</style>` };
  const { markup } =
    html`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${style}</head><body><main>${main}</main></body></html>`;
  return markup;
}

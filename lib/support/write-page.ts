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
:root { color-scheme: light dark; --ground: #fafaf8; --paper: #fff; --text: #1c1c1a; --quiet: #595955; --line: #d9d8d2; --control: #85847d; --link: #1d4f91; }
@media (prefers-color-scheme: dark) { :root { --ground: #161615; --paper: #1f1f1d; --text: #f1f0ec; --quiet: #b5b4ad; --line: #3a3a36; --control: #8c8b84; --link: #9ec3f5; } }
html { font: 16px/1.5 system-ui, sans-serif; background: var(--ground); color: var(--text); }
body { margin: 0 auto; max-inline-size: 64rem; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.125rem; }
h3 { font-size: 1rem; }
a { color: var(--link); }
a:focus-visible, input:focus-visible, button:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
form { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); align-items: end; }
label { display: grid; gap: 0.25rem; }
input, button { box-sizing: border-box; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--control); border-radius: 6px; min-height: 44px; padding: 0.5rem 0.75rem; inline-size: 100%; }
button { font-weight: 600; cursor: pointer; }
[role=alert] { font-weight: 600; }
.scroll { overflow-x: auto; margin-block: 1.5rem; }
table { border-collapse: collapse; inline-size: 100%; }
caption { text-align: start; color: var(--quiet); padding-block-end: 0.5rem; }
th, td { border-block-end: 1px solid var(--line); padding: 0.5rem; text-align: start; vertical-align: top; }
td { overflow-wrap: break-word; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 0.25rem 1rem; margin-block: 1rem; }
dl { display: grid; gap: 0.75rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); }
dt { color: var(--quiet); font-size: 0.875rem; }
dd { margin: 0; overflow-wrap: anywhere; }
ol { padding-inline-start: 1.25rem; }
li { margin-block: 0.5rem; }
time { color: var(--quiet); margin-inline-end: 0.5rem; font-variant-numeric: tabular-nums; }
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
    html`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${style}</head><body><main>${main}</main></body></html>`;
  return markup;
}

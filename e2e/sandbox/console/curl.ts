import { renderCode } from './controls.ts';
import { type Html, html } from './html.ts';

/** Where programs find the control API, and whether it asks them for the token. */
export type ControlAddress = { readonly url: string; readonly needsToken: boolean };

export type CurlLine = {
  readonly what: string;
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Of the control API: `/clock`. */
  readonly path: string;
  readonly body?: unknown;
};

export function renderCurl(address: ControlAddress, lines: readonly CurlLine[]): Html {
  return html`<details class="sheet" id="curl"><summary><h2>The same by curl</h2></summary>
  <ul class="lines">${lines.map(
    (line) =>
      html`<li>${line.what} ${renderCode(writeCurl(address, line), `the line: ${line.what}`)}</li>`,
  )}</ul></details>`;
}

function writeCurl({ url, needsToken }: ControlAddress, line: CurlLine): string {
  const { method = 'GET', path, body } = line;
  const isUsual = method === 'GET' || (method === 'POST' && body !== undefined);
  return [
    'curl',
    isUsual ? '' : `-X ${method}`,
    needsToken ? '-H "Authorization: Bearer $SANDBOX_TOKEN"' : '',
    `${url}${path}`,
    body === undefined ? '' : `--json ${quote(JSON.stringify(body))}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** For a shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

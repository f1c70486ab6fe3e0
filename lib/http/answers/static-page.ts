import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { getSpeech } from '#lib/brand/view/get-speech.ts';
import { fill } from '#lib/domain/fill.ts';
import { logTrouble } from '#lib/log/log-events.ts';
import { getTrace, runWithTrace } from '#lib/log/trace.ts';
import { chooseLanguage, listOffered } from '#lib/messages/choose-language.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { describeLanguage, ENGLISH, type Language } from '#lib/messages/languages.ts';
import { getReader, LANGUAGE_PARAMETER } from '#lib/messages/reader.ts';
import { buildStaticPolicy } from '#lib/security-policy/content-security-policy.ts';
import { createShortNumber } from '#lib/short-number.ts';
import { readPreferences } from '../request-reader.ts';

/** A whole answer that stands in the memory of the process, for those that Next never hears of. */
export type StaticPage = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
};

type StaticPageOptions = {
  readonly status: number;
  readonly words: {
    readonly title: string;
    readonly body: readonly string[];
    readonly money: string;
    /** What the button says that leads to the same address in a tab of its own. */
    readonly open?: string;
    /** What the button says that asks for the same address again. */
    readonly again?: string;
  };
  /** What all answers of the origin have. */
  readonly headers: Headers;
  /** Where nobody knows who asks, English. */
  readonly language?: Language;
  readonly mayBeFramed?: boolean;
  /** Among which its reader can choose, where the same address asked for once more leads here again. */
  readonly offered?: readonly Language[];
  /** A file has no place for the reference of an answer. */
  readonly isFile?: boolean;
};

type Headers = Readonly<Record<string, string>>;

/**
 * What a browser shows to a customer who is refused before Next, by status; each with a reference of its own, and in
 * the language that the headers of the request ask for, as far as these were read.
 */
export function makeRefusalPages(
  headers: Headers,
): Readonly<Record<number, (asked: IncomingHttpHeaders) => StaticPage>> {
  const make = (status: number, code: 'addressTooLong' | 'bodyTooLarge' | 'tooMuchSent') => {
    const pages = new Map<Language, StaticPage>();
    return (asked: IncomingHttpHeaders) => {
      const language = chooseLanguage(readPreferences(asked));
      const words = getMessages({ language }).site[code];
      const page = pages.get(language) ?? writeStaticPage({ status, words, headers, language });
      pages.set(language, page);
      const traceId = createShortNumber();
      runWithTrace({ traceId, clientAddress: '' }, () => logTrouble(code));
      return refer(page, traceId);
    };
  };
  return {
    413: make(413, 'bodyTooLarge'),
    414: make(414, 'addressTooLong'),
    431: make(431, 'tooMuchSent'),
  };
}

/** What a proxy in front shows in place of pages of its own, as files: `docs/deploy/proxy-pages`. */
export function makeProxyPages(
  headers: Headers,
): Readonly<Record<'unreachable' | 'tooLarge', StaticPage>> {
  const make = (status: number, words: StaticPageOptions['words']) =>
    writeStaticPage({ status, words, headers, isFile: true });
  const { site } = getMessages();
  return { unreachable: make(503, site.unreachable), tooLarge: make(413, site.bodyTooLarge) };
}

/** The only answer that may be shown inside another page, such as that of a web mail. */
export function writeFramedPage(headers: Headers): StaticPage {
  const { language } = getSpeech();
  const page = writeStaticPage({
    status: 403,
    words: getMessages({ language }).site.framed,
    headers,
    language,
    mayBeFramed: true,
    // A form leaves the rest of an address behind, and nothing of a request is written into these pages.
    ...(getReader().query === '' && { offered: listOffered() }),
  });
  logTrouble('framed');
  return refer(page, getTrace()?.traceId ?? '');
}

const NO_REFERENCE = '00000-00000';

function refer({ headers, body, status }: StaticPage, reference: string): StaticPage {
  return {
    status,
    headers: { ...headers, 'X-Request-Id': reference },
    body: body.replace(NO_REFERENCE, reference),
  };
}

/**
 * A page in our look that needs neither React nor anything else to be loaded, and holds nothing of its request.
 * Its words are ours: nothing is escaped.
 */
function writeStaticPage(options: StaticPageOptions): StaticPage {
  const { status, mayBeFramed = false } = options;
  const { 'X-Frame-Options': frameOptions = '', ...headers } = options.headers;
  const hasForm = options.offered !== undefined;
  const style = createHash('sha256')
    .update(hasForm ? STYLE + FORM_STYLE : STYLE)
    .digest('base64');
  const body = writeDocument(options);
  return {
    status,
    body,
    headers: {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'Content-Security-Policy': buildStaticPolicy({
        style: `'sha256-${style}'`,
        mayBeFramed,
        hasForm,
      }),
      'Cache-Control': 'private, no-store, no-transform',
      // A page that asks all that it embeds for this header must be able to show it.
      ...(mayBeFramed
        ? { 'Cross-Origin-Resource-Policy': 'cross-origin' }
        : { 'X-Frame-Options': frameOptions }),
    },
  };
}

/** Answers with a static page. */
export function answerStatic(
  response: ServerResponse,
  { status, headers, body }: StaticPage,
): void {
  response.writeHead(status, headers).end(body);
}

/** The colours and sizes of `app/globals.css`. */
const STYLE = `:root{color-scheme:light dark;--paper:#fff;--text:#1d1c1a;--quiet:#5e5b55;--accent:#1b4965;--on:#fff;--focus:#1f66c1}
@media (prefers-color-scheme:dark){:root{--paper:#1b1d20;--text:#eceae5;--quiet:#a9a69f;--accent:#92c5e3;--on:#0d1b25;--focus:#9cc7ff}}
html{background:var(--paper);color:var(--text);font:1.0625rem/1.5rem system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
body{margin:0}
main{display:grid;gap:1rem;max-width:60ch;margin:0 auto;padding:2rem 1.25rem 3rem}
h1{margin:0;font-size:1.375rem;line-height:1.75rem;font-weight:600}
p{margin:0}
.money{font-size:.9375rem}
.reference{font-size:.8125rem;color:var(--quiet);white-space:nowrap}
a{display:grid;align-items:center;min-height:3rem;margin-top:1rem;padding:0 1.25rem;border-radius:8px;background:var(--accent);color:var(--on);font-weight:600;text-align:center;text-decoration:none}
a:focus-visible{outline:2px solid var(--focus);outline-offset:2px}`;

const FORM_STYLE = `
form{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem;font-size:.8125rem}
select,button{min-height:2.75rem;font:inherit;color:inherit;background:none;border:1px solid var(--quiet);border-radius:8px;padding:0 .75rem}
select:focus-visible,button:focus-visible{outline:2px solid var(--focus);outline-offset:2px}`;

function writeDocument(options: StaticPageOptions): string {
  const { words, isFile, offered, language = ENGLISH } = options;
  const { title, body, money, open, again } = words;
  const { direction } = describeLanguage(language);
  return [
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title><style>${STYLE}${offered ? FORM_STYLE : ''}</style></head><body><main><h1>${title}</h1>`,
    ...body.map((sentence) => `<p>${sentence}</p>`),
    `<p class="money">${money}</p>`,
    // The same address again, which the page itself does not hold.
    ...(open ? [`<a href="" target="_blank" rel="noopener noreferrer">${open}</a>`] : []),
    ...(again ? [`<a href="">${again}</a>`] : []),
    ...(offered ? [writeSwitch(offered, language)] : []),
    ...(isFile
      ? []
      : [
          `<p class="reference">${fill(getMessages({ language }).site.reference, { reference: NO_REFERENCE })}</p>`,
        ]),
    '</main></body></html>\n',
  ].join('');
}

/** The same address in another language, as on every other page. */
function writeSwitch(offered: readonly Language[], language: Language): string {
  const words = getMessages({ language }).frame;
  const options = offered.map((tag) => {
    const { name } = describeLanguage(tag);
    return `<option value="${tag}" lang="${tag}"${tag === language ? ' selected' : ''}>${name}</option>`;
  });
  return [
    `<form><select name="${LANGUAGE_PARAMETER}" aria-label="${words.language}" autocomplete="off">`,
    ...options,
    `</select><button>${words.changeLanguage}</button></form>`,
  ].join('');
}

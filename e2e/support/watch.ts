import type { BrowserContext, Request } from '@playwright/test';
import type { Heard } from '#e2e/qa/leaks.ts';
import { hearRequest } from '#e2e/qa/secrets-watch.ts';

/** Looks over the browser's shoulder for what a journey must not cause without saying so. */
export type Watch = {
  observe(context: BrowserContext): void;
  /** Declares a problem that this journey must cause. The pattern is tried on the whole sentence. */
  expectProblem(pattern: RegExp): void;
  /** Declares a problem that this journey may cause. */
  allowProblem(pattern: RegExp): void;
  /** What went wrong undeclared, and what was declared and did not happen. */
  listSurprises(): string[];
  /** Every address that the browser asked for or showed. */
  readonly addresses: readonly Heard[];
};

/** The browser itself stops what it no longer needs, when the customer leaves a page. */
const STOPPED_BY_BROWSER: ReadonlySet<string> = new Set(['net::ERR_ABORTED', 'NS_BINDING_ABORTED']);

/** A style of Playwright's own, `body {}`, which the page's policy keeps out. Firefox tells of it. */
const DRIVERS_STYLE = 'sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=';

type WatchOptions = {
  readonly knownOrigins: readonly string[];
  /** Firefox writes no line where a request has failed or was refused, so a journey cannot be held to one. */
  readonly tellsOfRequests: boolean;
};

export function createWatch({ knownOrigins, tellsOfRequests }: WatchOptions): Watch {
  const problems: string[] = [];
  const expected: RegExp[] = [];
  const allowed: RegExp[] = [];
  const addresses: Heard[] = [];
  return {
    addresses,
    expectProblem: (pattern) => expected.push(pattern),
    allowProblem: (pattern) => allowed.push(pattern),
    listSurprises: () => [
      ...problems.filter(
        (problem) => ![...expected, ...allowed].some((pattern) => pattern.test(problem)),
      ),
      ...(tellsOfRequests ? expected : [])
        .filter((pattern) => !problems.some((problem) => pattern.test(problem)))
        .map((pattern) => `declared, but did not happen: ${pattern}`),
    ],
    observe: (context) => {
      context.on('console', (message) => {
        if (message.type() !== 'error') return;
        problems.push(`console error: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => {
        const text = String(error.error());
        if (!text.includes(DRIVERS_STYLE)) problems.push(`page error: ${text}`);
      });
      context.on('request', (request) => {
        addresses.push(...hearRequest(request));
        if (!isKnown(request.url(), knownOrigins))
          problems.push(`unexpected host: ${name(request)}`);
      });
      context.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText ?? '';
        if (!STOPPED_BY_BROWSER.has(reason))
          problems.push(`failed request: ${name(request)} ${reason}`);
      });
    },
  };
}

function isKnown(url: string, origins: readonly string[]): boolean {
  if (/^(about|blob|data):/.test(url)) return true;
  const { origin, hostname, port } = new URL(url);
  // The hosts of brands lead to the same app.
  const isBrandHost = hostname.endsWith('.localhost');
  return origins.some((known) => (isBrandHost ? new URL(known).port === port : known === origin));
}

function name(request: Request): string {
  return `${request.method()} ${request.url()}`;
}

import { getKeptBrand } from '#components/brand/kept-brand.ts';
import { PAGE_REFERENCE_HEADER } from '#lib/page/page-version.ts';
import { ANSWER_DEADLINE_IN_MS, isOurAnswer, reportLine } from './line.ts';
import { watchLine } from './load-document.ts';

const FIRST_PAUSE_IN_MS = 1_000;
const LONGEST_PAUSE_IN_MS = 15_000;

/**
 * A `fetch` for Next's router. Where the data of a redrawn page do not come, Next loads the whole document in
 * their place, and a browser that is offline, or a proxy that has lost our server, then replaces our page by
 * its own. This one never fails for such a request: it asks again until our server answers. The page stays,
 * and is redrawn once the line is back. Everything else goes through as it is.
 */
export function makeSteady(fetcher: typeof fetch, pause = waitForLine): typeof fetch {
  return async (input, init) => {
    if (!isForRouter(input, init)) return fetcher(input, init);
    for (let round = 0; ; round++) {
      const answer = await askOnce(fetcher, input, init);
      init?.signal?.throwIfAborted();
      reportLine(answer !== undefined);
      if (answer && !isPassing(answer.status)) return answer;
      await pause(Math.min(FIRST_PAUSE_IN_MS * 2 ** round, LONGEST_PAUSE_IN_MS));
    }
  };
}

function isForRouter(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  const headers = new Headers(
    init?.headers ?? (input instanceof Request ? input.headers : undefined),
  );
  return headers.get('rsc') === '1';
}

/** Something of ours that is no page and passes by itself: crowded, updating, or connectFi is down. */
function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

async function askOnce(
  fetcher: typeof fetch,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): Promise<Response | undefined> {
  const giveUp = new AbortController();
  const end = () => giveUp.abort();
  const deadline = setTimeout(end, ANSWER_DEADLINE_IN_MS);
  const headers = new Headers(init?.headers);
  headers.set(PAGE_REFERENCE_HEADER, getKeptBrand()?.reference ?? '');
  init?.signal?.addEventListener('abort', end);
  try {
    const answer = await watchLine(fetcher(input, { ...init, headers, signal: giveUp.signal }));
    if (!isOurAnswer(answer)) return undefined;
    // To its end: a page that breaks off in the middle is none.
    return asRouterTakesIt(answer, await answer.arrayBuffer());
  } catch {
    return undefined;
  } finally {
    clearTimeout(deadline);
    init?.signal?.removeEventListener('abort', end);
  }
}

/**
 * Next draws a page in place only under 200. Those of ours that say why there is nothing to show have a
 * status of their own and are drawn in place as well.
 */
function asRouterTakesIt(answer: Response, body: ArrayBuffer): Response {
  const isPage = answer.headers.get('content-type')?.startsWith('text/x-component') === true;
  const status = isPage && !isPassing(answer.status) ? 200 : answer.status;
  const taken = new Response(body, { status, headers: answer.headers });
  Object.defineProperty(taken, 'url', { value: answer.url });
  Object.defineProperty(taken, 'redirected', { value: answer.redirected });
  return taken;
}

const waiting = new Set<() => void>();

/** Ends every pause: somebody does not want to wait. */
export function hurry(): void {
  for (const end of waiting) end();
}

/** Until the time is over, or at once when the device is online again or looked at again. */
function waitForLine(inMs: number): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      waiting.delete(end);
      window.removeEventListener('online', end);
      document.removeEventListener('visibilitychange', end);
      done();
    };
    const timer = setTimeout(end, inMs);
    waiting.add(end);
    window.addEventListener('online', end);
    document.addEventListener('visibilitychange', end);
  });
}

import { ANSWER_DEADLINE_IN_MS, isOurAnswer, reportLine } from './line.ts';

/** An address that our server answers without asking anybody, and that no proxy keeps to itself. */
export const NOTHING_IN_PARTICULAR = '/payment';

/** Together less than the five seconds after which anyone who waits is told that the line is down. */
const DOUBT_AFTER_IN_MS = 2_000;
const CERTAIN_AFTER_IN_MS = 2_500;

/**
 * Passes on an answer that may take its time, or never come. Where it does not come at once, our server is asked for
 * something that it answers at once.
 */
export async function watchLine(answer: Promise<Response>): Promise<Response> {
  let isWaiting = true;
  const timer = setTimeout(async () => {
    const isReached = await probe(NOTHING_IN_PARTICULAR, CERTAIN_AFTER_IN_MS);
    if (isWaiting) reportLine(isReached);
  }, DOUBT_AFTER_IN_MS);
  try {
    return await answer;
  } finally {
    isWaiting = false;
    clearTimeout(timer);
  }
}

/** Whether our server answers at an address of ours just now. A slow line may take as long for this as for anything. */
export async function canReach(address: string): Promise<boolean> {
  const isReached = await probe(address, ANSWER_DEADLINE_IN_MS, watchLine);
  reportLine(isReached);
  return isReached;
}

async function probe(
  address: string,
  deadlineInMs: number,
  watch = (answer: Promise<Response>) => answer,
): Promise<boolean> {
  const signal = createDeadline(deadlineInMs);
  const ask = async (where: string, how: RequestInit) => {
    try {
      return isOurAnswer(await watch(fetch(where, { ...how, cache: 'no-store', signal })));
    } catch {
      // Offline, cut off, or too slow: the page that is here stays.
      return false;
    }
  };
  // Some networks let no HEAD through. What the address itself would do is not to be done twice.
  return (
    (await ask(address, { method: 'HEAD' })) ||
    (await ask(NOTHING_IN_PARTICULAR, { headers: { Accept: 'application/json' } }))
  );
}

type How = 'visit' | 'replace';

/**
 * Leaves this page for another document of ours, or for the same one again, once our server has answered
 * there. Gives `false` where it has not, and then nothing has changed.
 */
export async function loadDocument(address: string, how: How = 'visit'): Promise<boolean> {
  if (!(await canReach(address))) return false;
  go(address, how);
  return true;
}

/**
 * `loadDocument` for code that asks again and again. A document on its way is given its time, whoever asked for
 * it: on a slow line each new request would end the one before, and none would arrive.
 */
export async function loadDocumentOnce(address: string, how: How = 'visit'): Promise<void> {
  if (isLeaving() || !(await canReach(address)) || isLeaving()) return;
  go(address, how);
}

let leftAt = Number.NEGATIVE_INFINITY;

/** Tells that the browser has been asked for another document. */
export function reportLeaving(): void {
  leftAt = performance.now();
  // Somebody who comes back to this page, as it was, is not leaving it any more.
  window.addEventListener('pageshow', reportBack, { once: true });
}

function reportBack(): void {
  leftAt = Number.NEGATIVE_INFINITY;
}

function isLeaving(): boolean {
  return performance.now() - leftAt < ANSWER_DEADLINE_IN_MS;
}

function go(address: string, how: How): void {
  reportLeaving();
  if (how === 'replace') window.location.replace(address);
  else if (address === window.location.href) window.location.reload();
  else window.location.assign(address);
}

/**
 * Gives a signal that aborts after the time given, in milliseconds. For code that runs in browsers: those of
 * some apps lack `AbortSignal.timeout`, and without it nothing of the page could be asked for.
 */
export function createDeadline(inMs: number): AbortSignal {
  if (typeof AbortSignal.timeout === 'function') return AbortSignal.timeout(inMs);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), inMs);
  return controller.signal;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '#lib/process-wide.ts';

/** What a page may say about its own answer before the first byte leaves. */
export type PageAnswer = { status?: number; retryAfterInSeconds?: number };

const sharedPageAnswers = processWide<AsyncLocalStorage<PageAnswer>>('pageAnswers');

/** One store for the server and for Next's bundles, which do not share modules. */
function getPageAnswers(): AsyncLocalStorage<PageAnswer> {
  sharedPageAnswers.value ??= new AsyncLocalStorage<PageAnswer>();
  return sharedPageAnswers.value;
}

/** Runs the handling of one request so that its page can set the HTTP status. */
export function runWithPageAnswer(answer: PageAnswer, work: () => void): void {
  getPageAnswers().run(answer, work);
}

/**
 * Sets the HTTP status under which the page being rendered is sent. Next gives a page no way to do so
 * short of `notFound()`, whose document is empty until scripts run (docs/decisions/0001). A status that
 * will pass may say when it is worth coming back.
 */
export function setPageStatus(status: number | null, retryAfterInSeconds?: number): void {
  const answer = getPageAnswers().getStore();
  if (!answer || status === null) return;
  answer.status = status;
  if (retryAfterInSeconds) answer.retryAfterInSeconds = retryAfterInSeconds;
}

import type { ReactNode } from 'react';
import type { Messages } from '#lib/messages/get-messages.ts';
import type { Language } from '#lib/messages/languages.ts';
import { requestStorage } from '#lib/request-storage.ts';

/** What a page may say about its own answer before the first byte leaves. */
export type PageAnswer = {
  status?: number;
  retryAfterInSeconds?: number;
  /** The look of the site's brand and of the page's own. */
  styles?: Partial<Record<StyledPart, string>>;
  /** In which the page is written, where its brand does not speak that of the site. */
  language?: Language;
  /** The addresses of fonts that the page shows for certain. */
  fonts?: readonly string[];
  /** The address that the browser shows in place of the one that it asked for. */
  plainAddress?: string;
  /** Where the answer is a document: the parts of it that React does not take over (`StaticPart`). */
  staticParts?: Map<string, ReactNode>;
  stepWords?: StepWords;
};

/** The words of all steps of paying, and the address of the file that has them. */
export type StepWords = {
  readonly address: string;
  readonly words: Messages['bankPayment'];
};

export type StyledPart = 'site' | 'page';

const getPageAnswers = requestStorage<PageAnswer>('pageAnswers');

/** Runs the handling of one request so that its page can set the HTTP status. */
export function runWithPageAnswer<Value>(answer: PageAnswer, work: () => Value): Value {
  return getPageAnswers().run(answer, work);
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

/** Puts the look of a brand at the end of the document's head, where React neither draws nor hydrates it. */
export function setPageStyle(part: StyledPart, css: string): void {
  const answer = getPageAnswers().getStore();
  if (answer) answer.styles = { ...answer.styles, [part]: css };
}

/**
 * Names the language of the document, which the layout around the page cannot know; and fonts to fetch ahead: found in
 * the style sheet alone they come late, and lines that break elsewhere jump.
 */
export function setPageHead(head: Pick<PageAnswer, 'language' | 'fonts'>): void {
  Object.assign(getPageAnswers().getStore() ?? {}, head);
}

/** Names the file of words that a document brings; gives whether this answer is one. */
export function setPageWords(words: StepWords): boolean {
  const answer = getPageAnswers().getStore();
  if (!answer?.staticParts) return false;
  answer.stepWords = words;
  return true;
}

/** Puts a part of the page aside for its HTML alone, unless only data for scripts were asked for. */
export function holdStaticPart(name: string, part: ReactNode): boolean {
  return getPageAnswers().getStore()?.staticParts?.set(name, part) !== undefined;
}

/** In the order in which they count. */
export function listPageStyles({ styles = {} }: PageAnswer): readonly string[] {
  const { site, page } = styles;
  return [...new Set([site, page])].filter((css) => css !== undefined);
}

import { type ProcessWide, processWide } from '#lib/process-wide.ts';
import type { PageAnswer, StepWords } from './page-status.ts';

/** Where a document keeps the words of its steps (`page-start.ts`). */
export const STEP_WORDS = 'stepWords';

/**
 * The answer that the server is drawing. For components of browsers, which are bundled apart from what draws a page and
 * meet it at the request; a browser has none.
 */
export function getDrawnAnswer(): PageAnswer | undefined {
  const answers: ProcessWide<{ getStore(): PageAnswer | undefined }> = processWide('pageAnswers');
  return answers.value?.getStore();
}

/** The words of the steps, on the server of the answer that is being drawn, in a browser of its document. */
export function getStepWords(): StepWords['words'] | undefined {
  return getDrawnAnswer()?.stepWords?.words ?? processWide<StepWords['words']>(STEP_WORDS).value;
}

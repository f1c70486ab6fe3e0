import { useState } from 'react';
import { labelSteps, type StepLabels } from '#lib/messages/label-steps.ts';
import type { PageAnswer } from '#lib/page/page-status.ts';
import { processWide } from '#lib/process-wide.ts';
import type { BankPaymentWords } from './words.ts';

/**
 * The words of the steps, which are no part of the document's data: our first script has fetched them before it has
 * any other run (`lib/page/page-start.ts`). On the server they are those of the answer that is being drawn.
 */
export function useStepWords(labels: StepLabels): BankPaymentWords {
  const [words] = useState(readStepWords);
  return labelSteps(words, labels);
}

function readStepWords(): BankPaymentWords {
  const answers = processWide<{ getStore(): PageAnswer | undefined }>('pageAnswers').value;
  const words =
    typeof window === 'undefined'
      ? answers?.getStore()?.stepWords?.words
      : processWide<BankPaymentWords>('stepWords').value;
  if (!words) throw new Error('The words of the steps are missing');
  return words;
}

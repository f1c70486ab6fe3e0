import type { Wording } from './wording.ts';

/** What a brand says on the buttons of the steps in place of our words. */
export type StepLabels = Pick<Wording, 'connectButton' | 'payButton'>;

type Labelled = { readonly connect: { button: string }; readonly review: { pay: string } };

/** The words of the steps with a brand's own labels. For the browser as well. */
export function labelSteps<Words extends Labelled>(words: Words, labels: StepLabels): Words {
  const { connectButton, payButton } = labels;
  return {
    ...words,
    connect: { ...words.connect, ...(connectButton && { button: connectButton }) },
    review: { ...words.review, ...(payButton && { pay: payButton }) },
  };
}

import type { ACTIONS, NOUNS } from '#lib/brand/schema/brand-choices.ts';
import type { Language } from './languages.ts';

/** In which words a page speaks: its language, what it calls the thing that is paid, and the paying of it. */
export type Wording = {
  readonly language: Language;
  readonly action: (typeof ACTIONS)[number];
  readonly noun: (typeof NOUNS)[number];
  /** Labels of buttons in place of ours; the one that pays holds `{amount}`. */
  readonly connectButton?: string | undefined;
  readonly payButton?: string | undefined;
};

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

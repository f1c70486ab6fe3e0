import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { PREVIEW_SCREENS } from '#lib/brand/preview/screens.ts';

/** What a change to the look would show in first. */
const FIRST: readonly string[] = ['payable', 'account-missing', 'review', 'settled', 'expired'];

/** All screens of the preview in two walks, of which the longer one is left to `npm run test:all`. */
export const SCREEN_WALKS = tagRepeats(['the first screens', 'every other screen']).map(
  ([which, tag], index) => ({
    which,
    tag,
    screens: PREVIEW_SCREENS.filter(({ name }) => FIRST.includes(name) === (index === 0)),
  }),
);

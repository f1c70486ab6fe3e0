import type { Weights } from '#e2e/support/dice.ts';
import type { Tab } from './tab.ts';

/** Everything that customers do, the careless things included. */
export type Deed =
  | 'open'
  | 'reload'
  | 'connect'
  | 'review'
  | 'press'
  | 'pressTwice'
  | 'clickThrough'
  | 'postAgain'
  | 'look'
  | 'leave';

/**
 * What a customer may do by what they see, and how often they do it. The button is pressed only where the
 * page offers it. `postAgain` and `clickThrough` go past the page, as an old page or a broken mouse does.
 */
export function listDeeds(view: Tab['view']): Weights<Deed> {
  const again = view.hasOrder ? 1 : 0;
  switch (view.screen) {
    case 'none':
      return { open: 1 };
    case 'nothing':
    case 'trouble':
      return { reload: 7, open: 1, postAgain: again, leave: 1 };
    case 'state':
      return view.told === 'unknown'
        ? { look: 5, reload: 2, open: 1, postAgain: 2 * again, leave: 2 }
        : { leave: 12, reload: 1, look: 1, postAgain: 5 * again };
    case 'payable':
      return listDeedsOfPaying(view, again);
    default:
      return view.screen satisfies never;
  }
}

function listDeedsOfPaying({ phase, told }: Tab['view'], again: number): Weights<Deed> {
  switch (phase) {
    case 'reviewing':
      return told === 'nothingSent'
        ? { press: 6, reload: 2, clickThrough: 1, leave: 1 }
        : { press: 10, pressTwice: 2, clickThrough: 6, reload: 1, leave: 1 };
    case 'choosing':
      return { review: 18, reload: 1, leave: 1 };
    case 'locked':
      return { look: 5, reload: 2, open: 1, postAgain: 2 * again, leave: 1 };
    case 'listingFailed':
    case 'restoring':
      return { reload: 4, connect: 1, leave: 1 };
    default:
      return { connect: 16, reload: 1, leave: 1 };
  }
}

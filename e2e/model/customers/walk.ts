import { setTimeout as wait } from 'node:timers/promises';
import type { Dice } from '#e2e/support/dice.ts';
import { type Deed, listDeeds } from './list-deeds.ts';
import type { Tab } from './tab.ts';

type WalkOptions = {
  /** The tab's own in this act. */
  readonly dice: Dice;
  readonly maxSteps: number;
  /** Is awaited before the first press. */
  readonly meetOthers: () => Promise<void>;
};

const THOUGHT_IN_MS = { from: 0, to: 120 };
const LOOK_IN_MS = { from: 100, to: 900 };

/** Lets a customer do one thing after the other in a tab, until they leave it. */
export async function walk(tab: Tab, { dice, maxSteps, meetOthers }: WalkOptions): Promise<void> {
  let hasMet = false;
  for (let step = 1; step <= maxSteps; step += 1) {
    const own = dice.under('step', step);
    const deed = own.choose(listDeeds(tab.view), 'deed');
    if (deed === 'leave') return;
    await wait(own.whole(THOUGHT_IN_MS, 'thought'));
    if (isPress(deed) && !hasMet) {
      hasMet = true;
      await meetOthers();
    }
    await perform(tab, deed, own);
  }
}

function isPress(deed: Deed): boolean {
  return deed === 'press' || deed === 'pressTwice' || deed === 'clickThrough';
}

async function perform(tab: Tab, deed: Exclude<Deed, 'leave'>, dice: Dice): Promise<void> {
  switch (deed) {
    case 'open':
      return tab.open();
    case 'reload':
      return tab.reload();
    case 'connect':
      return tab.connect();
    case 'review':
      return tab.review();
    case 'press':
      return tab.press();
    case 'pressTwice':
      return tab.press(2);
    case 'clickThrough': {
      await Promise.all([tab.press(), tab.postAgain()]);
      return;
    }
    case 'postAgain':
      return tab.postAgain();
    case 'look':
      return tab.look(dice.whole(LOOK_IN_MS, 'look'));
    default:
      return deed satisfies never;
  }
}

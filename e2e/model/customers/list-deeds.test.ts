import { describe, expect, it } from 'vitest';
import { listDeeds } from './list-deeds.ts';
import type { Tab } from './tab.ts';

const VIEW: Tab['view'] = { screen: 'payable', phase: 'idle', told: 'payable', hasOrder: true };

function canPress(changes: Partial<Tab['view']>): boolean {
  const { press = 0, pressTwice = 0, clickThrough = 0 } = listDeeds({ ...VIEW, ...changes });
  return press + pressTwice + clickThrough > 0;
}

describe('what a customer does', () => {
  it('presses the button where the page shows it, and after a refusal again', () => {
    expect(canPress({ phase: 'reviewing' })).toBe(true);
    expect(canPress({ phase: 'reviewing', told: 'nothingSent' })).toBe(true);
  });

  it('presses nothing where the page shows no button', () => {
    expect(canPress({ phase: 'locked', told: 'unknown' })).toBe(false);
    expect(canPress({ phase: 'choosing' })).toBe(false);
    for (const screen of ['none', 'nothing', 'trouble', 'state'] as const) {
      expect(canPress({ screen, phase: undefined }), screen).toBe(false);
    }
  });

  it('sends an old order again only where there is one', () => {
    const view: Tab['view'] = { ...VIEW, phase: 'locked', told: 'unknown' };
    expect(listDeeds(view).postAgain).toBeGreaterThan(0);
    expect(listDeeds({ ...view, hasOrder: false }).postAgain).toBe(0);
  });
});

import { INSTITUTIONS } from './institutions.ts';
import type { PaneBanks } from './pane.ts';
import type { Words } from './words-en.ts';

export function bankTiles(words: Words): PaneBanks {
  return {
    searchLabel: words.banksSearch,
    // The frame counts while the customer types, so the place for the number stays open.
    found: words.banksFound,
    none: words.banksNone,
    tiles: INSTITUTIONS.map(({ id, name, kind }) => ({
      id,
      name,
      detail: kind === 'oauth' ? words.banksOnSite : words.banksHere,
    })),
  };
}

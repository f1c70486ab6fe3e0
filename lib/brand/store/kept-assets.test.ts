import { expect, test } from 'vitest';
import type { BrandAsset } from '../brand.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { createFormerAssets } from './create-catalogue.ts';

function makeForm(id: string, form: number) {
  const assets = [0, 1, 2, 3, 4, 5].map((at): [string, BrandAsset] => {
    const name = `${form}-${at}.png`;
    return [name, { name, contentType: 'image/png', bytes: new Uint8Array() }];
  });
  return { ...BUILT_IN_BRAND, id, assets: new Map(assets) };
}

test('keeps the last few forms of a brand that changes all the time, and all others', () => {
  const former = createFormerAssets();
  former.add(makeForm('quiet', 0));
  for (let form = 0; form < 1000; form += 1) former.add(makeForm('busy', form));
  const names = [...former.list().keys()];
  expect(names).toHaveLength(6 + 24);
  expect(names).toContain('quiet/0-5.png');
  expect(names).toContain('busy/999-0.png');
  expect(names).not.toContain('busy/0-0.png');
});

import { expect, it } from 'vitest';
import { standInScript } from './standin-script.ts';

it('bakes the origin in, so that the script works under an address that is not its own', () => {
  const text = standInScript('http://127.0.0.1:4000/console');
  expect(text).toContain('"http://127.0.0.1:4000"');
  expect(text).not.toContain('STAND_IN_ORIGIN');
});

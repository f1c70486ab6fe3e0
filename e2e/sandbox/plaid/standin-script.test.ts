import { expect, it } from 'vitest';
import { standInScript } from './standin-script.ts';

it('bakes the origin in, so that the script works under an address that is not its own', () => {
  const text = standInScript('http://127.0.0.1:4000/console');
  expect(text).toContain('"http://127.0.0.1:4000"');
  expect(text).not.toContain('{{STAND_IN');
});

it('calls an API on another origin where it is told to', () => {
  const text = standInScript('https://cdn.plaid.com', 'https://sandbox.plaid.com');
  expect(text).toContain('API_ORIGIN_BAKED_IN = "https://sandbox.plaid.com"');
});

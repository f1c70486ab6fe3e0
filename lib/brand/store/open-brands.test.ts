import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Env, parseEnv } from '#lib/env.ts';
import { getBrands, sharedBrands } from '../brand-index.ts';
import { getBrandsFolder, openBrands } from './open-brands.ts';

const VARIABLES = {
  CONNECTFI_BASE_URL: 'http://127.0.0.1:4000',
  PUBLIC_ORIGIN: 'http://127.0.0.1:3000',
  SESSION_SECRET: randomBytes(32).toString('hex'),
};
const TEST_MODE = {
  ...VARIABLES,
  PLAID_ENVIRONMENT: 'sandbox',
  TEST_MODE_PLAID_SCRIPT_URL: 'http://127.0.0.1:4000/plaid/link-initialize.js',
};
/** A merchant of the examples. */
const INVENTED = 'PuddlewrenTrust0000001';

afterEach(() => {
  sharedBrands.value = undefined;
});

describe('where no folder of brands is named', () => {
  it.each([
    ['real customers', VARIABLES],
    ['the sandbox of Plaid', { ...VARIABLES, PLAID_ENVIRONMENT: 'sandbox' }],
  ])('loads no invented firm for %s', async (_, variables) => {
    expect(getBrandsFolder(readEnv(variables))).toBeUndefined();
    expect(await openBrands(readEnv(variables))).toBeUndefined();
    expect(getBrands().size).toBe(0);
    expect(getBrands().findByMerchant({ id: INVENTED })).toBeUndefined();
  });

  it('shows the examples in test mode', () => {
    expect(getBrandsFolder(readEnv(TEST_MODE))).toMatch(/lib[\\/]brand[\\/]examples$/);
  });
});

it('takes the folder that is named, in test mode as well', () => {
  const BRANDS_DIR = mkdtempSync(join(tmpdir(), 'brands-'));
  for (const variables of [VARIABLES, TEST_MODE]) {
    expect(getBrandsFolder(readEnv({ ...variables, BRANDS_DIR }))).toBe(BRANDS_DIR);
  }
});

function readEnv(variables: Record<string, string>): Env {
  const parsed = parseEnv(variables);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.value;
}

import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '#e2e/checks/run-command.ts';
import { packKit } from '#e2e/qa/pack/pack-kit.ts';
import { findBrowser } from '#e2e/support/browser/find-browser.ts';
import { expect, test } from '#e2e/support/test.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Installed already; a registry is not asked. */
const PLAYWRIGHT = join(ROOT, 'node_modules/@playwright/test');

/** As in the example. */
const BRAND = { merchant: 'CityOfLarkhavenClerk01', name: 'City of Larkhaven' };

test.use({ brands: 'examples' });

test('the kit, installed into an empty folder, runs the tests of its example and guide, and checks the page @all', async ({
  target,
}) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), 'qa-example-'));
  try {
    await cp(join(ROOT, 'docs/qa/example'), folder, { recursive: true });
    await packKit(folder);
    const path = join(folder, 'package.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    manifest.devDependencies['@playwright/test'] = `file:${PLAYWRIGHT}`;
    await writeFile(path, JSON.stringify(manifest));
    await run(['npm', 'install', '--offline', '--prefix', folder, '--no-package-lock']);
    await writeFile(join(folder, 'tests/mine.spec.ts'), readGuide());
    const cli = join(folder, 'node_modules/@playwright/test/cli.js');
    const config = join(folder, 'playwright.config.ts');
    const { executablePath } = await findBrowser();
    const output = await run([process.execPath, cli, 'test', '--config', config, '--workers=2'], {
      QA_SANDBOX: target.sandboxOrigin,
      BROWSER_PATH: executablePath,
    });
    expect(output).toContain('8 passed');
    const command = join(folder, 'node_modules/.bin/connectfi-payment-page-qa');
    const { merchant, name } = BRAND;
    const where = ['--page', target.appOrigin, '--sandbox', target.sandboxOrigin];
    const brand = ['--brand', name, '--merchant', merchant, '--report', join(folder, 'report')];
    const told = await run([command, 'check', ...where, ...brand], {
      BROWSER_PATH: executablePath,
    });
    expect(told).toContain(' in order, 0 not, ');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The three tests with which the guide begins. */
function readGuide(): string {
  const guide = readFileSync(join(ROOT, 'docs/qa.md'), 'utf8');
  return guide.split('```ts\n')[1]?.split('```')[0] ?? '';
}

async function run(
  line: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { isGood, output } = await runCommand({ line, environment });
  if (!isGood) throw new Error(`${line.join(' ')} has failed.\n${output}`);
  return output;
}

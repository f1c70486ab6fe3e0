import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { runCommand } from '#e2e/checks/run-command.ts';
import { checkPage } from '#e2e/qa/command/check-page.ts';
import { CHECKS } from '#e2e/qa/command/checks.ts';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { type StartedSandbox, startSandbox } from '#e2e/sandbox/start-sandbox.ts';
import { makeDataFolder } from '#e2e/support/app/data-folder.ts';
import { startApp } from '#e2e/support/app/start-app.ts';
import { listTestVariables } from '#e2e/support/app/test-variables.ts';
import { findBrowser } from '#e2e/support/browser/find-browser.ts';
import { findFreePort } from '#lib/testing/free-port.ts';
import { type BreakingProxy, type Spoil, startBreakingProxy } from './breaking-proxy.ts';

type Deployed = { readonly proxy: BreakingProxy; readonly sandbox: StartedSandbox };

/** A page behind a proxy that can break it, for one worker. It is not the journeys' own: that one stays whole. */
const test = base.extend<object, { readonly deployed: Deployed }>({
  deployed: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed here
    async ({}, use) => {
      await using proxy = await startBreakingProxy();
      const sandbox = await startSandbox({ port: 0, appOrigin: proxy.origin });
      await using data = await makeDataFolder();
      proxy.port = await findFreePort();
      await using _app = await startApp({
        port: proxy.port,
        environment: {
          ...listTestVariables(proxy.origin, sandbox.origin),
          DATA_DIR: data.path,
          UPSTREAM_TIMEOUT_MS: '2000',
          PAY_TIMEOUT_MS: '2500',
          SETTLING_SECONDS: '6',
          RATE_LIMIT_FACTOR: '10',
        },
      });
      await use({ proxy, sandbox });
      await sandbox.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.afterEach(({ deployed }) => {
  deployed.proxy.spoil = () => {};
  deployed.proxy.isCut = () => false;
});

/** The check that must find it, and what it says. */
type Break = {
  readonly name: string;
  readonly check: RegExp;
  readonly says: RegExp;
  readonly spoil: (deployed: Deployed) => Spoil;
};

const isPage = ({ headers }: Parameters<Spoil>[0]) =>
  String(headers['content-type']).startsWith('text/html');

/** Takes the place of a text wherever a page has it. */
function replace(text: string, other: string): Spoil {
  return (answer) => {
    if (isPage(answer)) answer.body = answer.body.replaceAll(text, other);
  };
}

const BREAKS: readonly Break[] = [
  {
    name: 'a proxy that strips the Content-Security-Policy',
    check: /headers/,
    says: /no Content-Security-Policy/,
    spoil: () => (answer) => {
      delete answer.headers['content-security-policy'];
    },
  },
  {
    name: 'a policy that lets the page be framed',
    check: /headers/,
    says: /framed/,
    spoil: () => (answer) => {
      const policy = answer.headers['content-security-policy'];
      if (!policy) return;
      answer.headers['content-security-policy'] = String(policy).replace(
        /frame-ancestors [^;]*/,
        'frame-ancestors *',
      );
    },
  },
  {
    name: 'a proxy that drops nosniff',
    check: /headers/,
    says: /x-content-type-options/,
    spoil: () => (answer) => {
      delete answer.headers['x-content-type-options'];
    },
  },
  {
    name: 'a cache that may keep bills',
    check: /headers/,
    says: /cache-control says "public/,
    spoil: () => (answer) => {
      answer.headers['cache-control'] = 'public, max-age=60';
    },
  },
  {
    name: 'a cookie that scripts can read',
    check: /opens its bill/,
    says: /not HttpOnly/,
    spoil: () => (answer) => {
      const cookies = answer.headers['set-cookie'];
      if (cookies) {
        answer.headers['set-cookie'] = cookies.map((each) => each.replace(/; *httponly/i, ''));
      }
    },
  },
  {
    name: 'a page that does not say its language',
    check: /languages/,
    says: /Asked for "es"/,
    spoil: () => replace('lang="es"', 'lang="en"'),
  },
  {
    name: 'a page without the name of its brand',
    check: /brand/,
    says: /"Blue Ridge Dental" is not on the page/,
    spoil: () => replace('Blue Ridge Dental', 'Somebody'),
  },
  {
    name: 'a wrong amount',
    check: /who asks for how much/,
    says: /"\$1,234.50" is not on the page/,
    spoil: () => replace('1,234.50', '1,243.50'),
  },
  {
    name: 'bills that hide that no money moves',
    check: /no money moves/,
    says: /missing on the bill/,
    spoil:
      () =>
      (answer, { path }) => {
        if (!path.startsWith('/pay/') || !isPage(answer)) return;
        answer.body = answer.body.replaceAll('Test mode: no money moves', 'Welcome');
      },
  },
  {
    name: 'an address that takes no payments',
    check: /payment is made/,
    says: /Expected a payment that was made[\s\S]*Seen instead/,
    spoil: ({ proxy }) => {
      proxy.isCut = (path) => path.endsWith('/ach-payment');
      return () => {};
    },
  },
  {
    name: 'a JWT in the page',
    check: /No link, JWT/,
    says: /a JWT in the answer/,
    spoil: ({ sandbox }) => {
      const client = createSandboxClient(sandbox.origin);
      return async (answer, { path }) => {
        if (!path.startsWith('/pay/') || !isPage(answer)) return;
        const [newest] = await client.listBills();
        answer.body += `<!-- ${newest?.sessions.at(-1)?.jwt} -->`;
      };
    },
  },
  {
    name: 'an unknown link that is answered as if it were known',
    check: /unknown link/i,
    says: /404/,
    spoil: () => (answer) => {
      if (answer.status === 404) answer.status = 200;
    },
  },
  {
    name: 'a picture that says nothing to those who do not see it',
    check: /axe/,
    says: /image-alt/,
    spoil: () =>
      replace('</main>', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>'),
  },
];

for (const [index, { name, check, says, spoil }] of BREAKS.entries()) {
  const tag = index === 0 ? [] : ['@all'];
  test(`the check of a deployed page finds ${name}`, { tag }, async ({ deployed }) => {
    const titles = CHECKS.map(({ title }) => title).filter(
      (title) =>
        check.test(title) || title.startsWith('A link opens') || title.startsWith('Every step'),
    );
    deployed.proxy.spoil = spoil(deployed);
    const outcomes = await checkOnly(deployed, titles);
    const found = outcomes.find(({ title }) => check.test(title));
    expect(found?.result, found?.details.join('\n')).toBe('failed');
    expect(found?.details.join('\n')).toMatch(says);
  });
}

async function checkOnly({ proxy, sandbox }: Deployed, titles: readonly string[]) {
  return await checkPage({
    pageOrigin: proxy.origin,
    sandboxOrigin: sandbox.origin,
    token: undefined,
    brand: undefined,
    merchant: undefined,
    languages: ['en', 'es'],
    executablePath: (await findBrowser()).executablePath,
    titles,
    onOutcome: () => {},
  });
}

test('the check of a deployed page touches none that does not say it is in test mode', async ({
  deployed,
}) => {
  const sandbox = createSandboxClient(deployed.sandbox.origin);
  const before = await sandbox.listBills();
  deployed.proxy.spoil = replace('data-test-mode', 'data-other');
  await expect(checkOnly(deployed, [])).rejects.toThrow(/Nothing was checked/);
  expect(await sandbox.listBills()).toHaveLength(before.length);
});

test('the check of a deployed page finds nothing amiss on a whole one, and writes a report @all', async ({
  deployed: { proxy, sandbox },
}) => {
  test.setTimeout(240_000);
  const folder = await mkdtemp(join(tmpdir(), 'qa-report-'));
  try {
    const main = resolve(import.meta.dirname, '../../qa/command/main.ts');
    const start = [process.execPath, '--experimental-strip-types', main, 'check'] as const;
    const where = ['--page', proxy.origin, '--sandbox', sandbox.origin, '--report', folder];
    const { isGood, output } = await runCommand({
      line: [...start, ...where],
      environment: { BROWSER_PATH: (await findBrowser()).executablePath },
    });
    expect(output).toContain(`${CHECKS.length} in order, 0 not, 0 skipped`);
    expect(isGood).toBe(true);
    expect(await readFile(join(folder, 'junit.xml'), 'utf8')).toContain('failures="0"');
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain(proxy.origin);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

import type { Page } from '@playwright/test';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { SCRIPT_INVENTORY } from '#lib/security-policy/script-inventory.ts';

test('runs the scripts of the inventory and no other, from the bill to the receipt', async ({
  page,
  createBill,
  target,
  billPage,
}) => {
  const loaded: URL[] = [];
  page.on('request', (request) => {
    const isOurs = request.frame() === page.mainFrame();
    if (isOurs && request.resourceType() === 'script') loaded.push(new URL(request.url()));
  });
  await page.goto((await createBill()).url);

  const nonces = await readNonces(page);
  expect(new Set(nonces).size).toBe(1);
  expect(nonces[0]).not.toBe('');
  await billPage.connect();

  const own = SCRIPT_INVENTORY.flatMap(({ source }) =>
    source.kind === 'own' ? [`${target.appOrigin}${source.pathPrefix}`] : [],
  );
  const standIn = `${target.sandboxOrigin}/plaid/link-initialize.js`;
  const others = loaded
    .map(({ href }) => href)
    .filter((href) => !own.some((prefix) => href.startsWith(prefix)));
  expect(others).toEqual([standIn]);
  expect(loaded.length).toBeGreaterThan(3);
});

/** Of everything that would run, as the document was sent. */
async function readNonces(page: Page): Promise<string[]> {
  return page
    .locator('script:not([type="text/plain"])')
    .evaluateAll((scripts) => scripts.map((script) => (script as HTMLScriptElement).nonce));
}

const INTRUSIONS: readonly [what: string, attempt: () => unknown][] = [
  [
    'a script without the nonce',
    () => {
      document.body.innerHTML += '<img src=x onerror="window.intruded = true">';
    },
  ],
  [
    'a script of another address',
    () => {
      const script = document.createElement('script');
      script.src = 'https://evil.example/a.js';
      document.body.append(script);
    },
  ],
  [
    'a script of ours that is none of the build',
    () => {
      const script = document.createElement('script');
      script.src = '/favicon.ico';
      document.body.append(script);
    },
  ],
  [
    'code in a script element',
    () => {
      const script = document.createElement('script');
      script.textContent = 'window.intruded = true';
      document.body.append(script);
    },
  ],
  ['code in an attribute', () => document.body.setAttribute('onclick', 'window.intruded = true')],
  [
    'code in a text',
    // What Playwright evaluates may evaluate, too; a timer of the page may not.
    () =>
      new Promise((resolve, reject) => {
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: it must fail
            resolve(globalThis.eval('window.intruded = true'));
          } catch (error) {
            reject(error);
          }
        });
      }),
  ],
  ['a frame with a document', () => document.createElement('iframe').setAttribute('srcdoc', '<p>')],
];

for (const [[what, attempt], tag] of tagRepeats(INTRUSIONS, 2)) {
  test(`stops ${what}`, { tag }, async ({ page, billPage }) => {
    expectProblem(/Trusted|Content Security Policy/i);
    await billPage.begin();
    await expect(page.evaluate(attempt)).rejects.toThrow(/Trusted|Content Security Policy/i);
    expect(await page.evaluate(() => 'intruded' in window)).toBe(false);
  });
}

test('tells the operator of what was stopped, in one line, and nobody of the link', async ({
  page,
  createBill,
  target,
}) => {
  expectProblem(/violates the following Content Security Policy/);
  expectProblem(/status of 404/);
  expectProblem(/evil\.example/);
  await page.goto((await createBill()).url.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
  await page.evaluate(() => {
    for (const path of ['a', 'b']) {
      const image = document.createElement('img');
      image.src = `https://evil.example/${path}.png`;
      document.body.append(image);
    }
  });
  const lines: string[] = [];
  await expect
    .poll(() => {
      for (const { where, text } of target.takeHeard()) {
        if (where === 'the log' && text.includes('content security policy')) lines.push(text);
      }
      return lines.length;
    })
    .toBeGreaterThan(0);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    violation: { directive: 'img-src', blocked: 'https://evil.example', isEnforced: true },
  });
});

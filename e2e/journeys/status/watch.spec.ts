import { expect, test } from '#e2e/support/test.ts';
import { createWatch } from '#e2e/support/watch.ts';

/** Every journey is watched; here is the proof that the watch has eyes. */
const TROUBLE = `
  <script>console.error('a message'); console.warn('a hint')</script>
  <script>throw new Error('a mistake')</script>
  <img src="http://elsewhere.example/pixel.png" alt="" />`;

test('notices console errors, page errors, other hosts and failed requests', async ({
  browser,
}) => {
  const watch = createWatch({ knownOrigins: [], tellsOfRequests: true });
  const context = await browser.newContext();
  watch.observe(context);
  const page = await context.newPage();
  const failed = page.waitForEvent('requestfailed');
  await page.setContent(TROUBLE);
  await failed;

  await expect
    .poll(() => watch.listSurprises().map((surprise) => surprise.split(' (')[0]))
    .toEqual(
      expect.arrayContaining([
        'console error: a message',
        'page error: Error: a mistake',
        'unexpected host: GET http://elsewhere.example/pixel.png',
        'failed request: GET http://elsewhere.example/pixel.png net::ERR_NAME_NOT_RESOLVED',
        'console error: Failed to load resource: net::ERR_NAME_NOT_RESOLVED',
      ]),
    );

  watch.expectProblem(/a message|a mistake/);
  watch.expectProblem(/elsewhere\.example/);
  expect(watch.listSurprises()).toEqual([]);
  watch.allowProblem(/what may come/);
  watch.expectProblem(/what never comes/);
  expect(watch.listSurprises()).toEqual(['declared, but did not happen: /what never comes/']);
});

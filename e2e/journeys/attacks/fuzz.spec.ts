import fc from 'fast-check';
import { findLeaks } from '#e2e/qa/leaks.ts';
import { sendRaw, writeRequest } from '#e2e/support/app/send-raw.ts';
import { countCases } from '#e2e/support/count-cases.ts';
import { Payer } from '#e2e/support/payer.ts';
import { anyRequest } from '#e2e/support/route-requests.ts';
import { expect, test } from '#e2e/support/test.ts';
import { readFuzzOptions } from '#lib/testing/fuzz-options.ts';

const RUNS = 1_500;

test('answers whatever is asked without failing, hanging or telling a secret', async ({
  request,
  sandbox,
  target,
  openPayer,
}, testInfo) => {
  testInfo.setTimeout(600_000);
  test.skip(target.isDeployed, 'nobody should throw this at a page that others use');
  const { address, bill } = await openPayer();
  const { cookies } = await request.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const fuzzed = { ref: address.slice(-22), cookie, link: bill.link };
  const secrets = await sandbox.listSecrets();
  const options = readFuzzOptions(RUNS);
  const isKnown = (status: number) => status === 0 || (status >= 200 && status < 500);
  await fc.assert(
    fc.asyncProperty(anyRequest(fuzzed, target.appOrigin), async (asked) => {
      const answer = await sendRaw(target.listensAt, writeRequest(asked));
      expect(isKnown(answer.status), `${answer.status} to ${asked.method} ${asked.target}`).toBe(
        true,
      );
      expect(
        findLeaks([{ where: 'the answer', text: answer.head + answer.body }], secrets),
      ).toEqual([]);
    }),
    options,
  );
  // Nothing of all that may have broken the page for others, or moved money.
  expect((await bill.read()).attempts).toEqual([]);
  expect((await new Payer(request, address).ask('')).status()).toBeLessThan(500);
  countCases('Fuzz cases', options.numRuns);
});

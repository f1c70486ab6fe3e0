import { recordScripts } from '#e2e/support/record-scripts.ts';
import type { CreatedBill } from '#e2e/support/sandbox-client.ts';
import { expect, test } from '#e2e/support/test.ts';
import { compareFingerprints } from '#lib/fingerprint/compare-fingerprints.ts';
import type { Fingerprint } from '#lib/fingerprint/fingerprint.ts';
import { isFlightScript } from '#lib/fingerprint/read/flight-scripts.ts';
import { takeFingerprint } from '#lib/fingerprint/take-fingerprint.ts';
import { bankPayment } from '#lib/messages/en/bank-payment.ts';

test('a browser runs just the scripts that the fingerprint of the page names', async ({
  page,
  createBill,
  openBill,
  target,
  billPage,
}) => {
  const bill = await createBill();
  const fingerprint = await take(target.appOrigin, bill);
  const stopRecording = await recordScripts(page);
  await openBill(bill);
  await billPage.goToReview();
  await expect(billPage.payButton).toBeEnabled();
  const scripts = await stopRecording();

  const own = scripts.filter(({ address }) => address.startsWith(target.appOrigin));
  const foreign = scripts.filter(({ address }) => !address.startsWith(target.appOrigin));
  const files = own.filter(({ isInline }) => !isInline);
  expect(files.length).toBeGreaterThan(5);
  for (const { address, hash } of files) {
    expect(fingerprint.files).toHaveProperty([new URL(address).pathname], hash);
  }
  const code = own.filter(({ isInline, text }) => isInline && !isFlightScript(text));
  const facts = fingerprint.pages.find(({ page: path }) => path === '/pay/(ref)');
  // Next's start, and the rule about script addresses.
  expect(code).toHaveLength(2);
  for (const { hash } of code) expect(facts?.scripts.join('\n')).toContain(hash);
  // Of Plaid's script only the address can be known, and what it loads by itself.
  const [plaid] = foreign;
  expect(facts?.data).toContain(`scriptUrl ${plaid?.address}`);
  for (const { address } of foreign) expect(address.startsWith(target.sandboxOrigin)).toBe(true);
});

test('is the same for any bill, in any state of connecting, again and again', async ({
  page,
  createBill,
  openBill,
  target,
}) => {
  const first = await take(target.appOrigin, await createBill());
  const other = await createBill({
    amount: 1234.56,
    description: '<script>alert(1)</script> "$1"',
  });
  await openBill(other);
  await page.getByRole('button', { name: bankPayment.connect.button }).waitFor();
  for (const bill of [other, await createBill({ merchant: { name: '</script>é' } }), other]) {
    expect(compareFingerprints(first, await take(target.appOrigin, bill))).toEqual([]);
  }
});

test('does not name a page by its secrets', async ({ createBill, target, sandbox }) => {
  const bill = await createBill();
  const text = JSON.stringify(await take(target.appOrigin, bill));
  expect(text).toContain('/pay/(ref)');
  expect(text).not.toContain(bill.link);
  for (const { value } of await sandbox.listSecrets()) expect(text).not.toContain(value);
});

async function take(origin: string, bill: CreatedBill): Promise<Fingerprint> {
  const pages = ['/', '/oauth'].map((path) => new URL(path, origin));
  const taken = await takeFingerprint({ pages, link: new URL(bill.url) });
  if (!taken.ok) throw new Error(taken.failure);
  return taken.value;
}

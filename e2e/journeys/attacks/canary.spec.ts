import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findLeaks } from '#e2e/qa/leaks.ts';
import { expect, test } from '#e2e/support/test.ts';

/** Every journey looks for these secrets in all that it hears; here is the proof that it would find them. */
test('knows the secrets that it listens for, and hears what the server says', async ({
  sandbox,
  target,
  billPage,
}) => {
  test.skip(target.isDeployed, 'nothing is recorded of a deployed app');
  await billPage.begin();

  await billPage.connect();

  const secrets = await sandbox.listSecrets();
  const kinds = secrets.map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(['a link', 'a JWT', 'an account number', 'a routing number']),
  );
  const heard = target.takeHeard();
  for (const known of ['Blue Ridge Dental', '"mask":"0000"']) {
    expect(heard.some(({ text }) => text.includes(known))).toBe(true);
  }
  expect(findLeaks(heard, secrets)).toEqual([]);
});

/** Names that only the server knows: their presence would mean that its code has come along. */
const SERVER_WORDS =
  /SESSION_SECRET|CONNECTFI_BASE_URL|DATABASE_URL|x-connectfi-jwtoken|cFiTransactionId|iron-session|achAccounts|sourceMappingURL/;

test('builds no file for browsers that holds code, names or maps of the server', async ({
  target,
}) => {
  test.skip(target.isDeployed, 'the build of a deployed app is elsewhere');
  const folder = resolve(import.meta.dirname, '../../../.next/static');
  // Beside each stands the same compressed.
  const files = globSync('**/*.*', { cwd: folder }).filter((file) => !file.endsWith('.br'));
  expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(5);
  for (const file of files) {
    expect(file).toMatch(/\.(js|css|json|txt|ico|svg|woff2)$/);
    expect([file, SERVER_WORDS.exec(readFileSync(join(folder, file), 'utf8'))?.[0]]).toEqual([
      file,
      undefined,
    ]);
  }
});

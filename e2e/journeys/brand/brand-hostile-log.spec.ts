import { makeBrandsFolder } from '#e2e/support/app/brands-folder.ts';
import { makeDataFolder } from '#e2e/support/app/data-folder.ts';
import { startApp } from '#e2e/support/app/start-app.ts';
import { listTestVariables } from '#e2e/support/app/test-variables.ts';
import { expect, test } from '#e2e/support/test.ts';
import { findFreePort } from '#lib/testing/free-port.ts';
import { listFolders, REFUSED, TAKEN_IN } from './brand-hostile-brands.ts';

test('says in the log what is wrong with each hostile brand, each on one line', async () => {
  const folder = await makeBrandsFolder(listFolders());
  await using data = await makeDataFolder();
  const port = await findFreePort();
  const lines: string[] = [];
  const app = await startApp({
    port,
    environment: {
      ...listTestVariables(`http://127.0.0.1:${port}`, 'http://127.0.0.1:1'),
      BRANDS_DIR: folder.path,
      DATA_DIR: data.path,
    },
    onLine: (line) => lines.push(line),
  });
  await app.stop();
  await folder.close();

  for (const [id, { says }] of Object.entries(REFUSED)) {
    const about = lines.filter((line) => line.includes(`"brand":"${id}"`));
    expect.soft(about, id).toHaveLength(1);
    expect.soft(about.join(), id).toMatch(says);
  }
  for (const id of Object.keys(TAKEN_IN)) {
    expect
      .soft(
        lines.filter((line) => line.includes(`"brand":"${id}"`) && line.includes('not in order')),
        id,
      )
      .toEqual([]);
  }
  // What turns or hides text for the page's reader would do the same to the log's.
  expect(lines.join('\n')).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
});

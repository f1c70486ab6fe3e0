import { type ExecFileOptions, execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { makeDataFolder } from '#e2e/support/app/data-folder.ts';
import { expect, test } from '#e2e/support/test.ts';
import { findFreePort } from '#lib/testing/free-port.ts';

// Needs the build, as every start does that gets so far.
for (const name of ['PORT', 'METRICS_PORT']) {
  test(`says in a sentence that ${name} is taken`, async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    await using data = await makeDataFolder();
    const taken = String((other.address() as AddressInfo).port);
    const { code, output } = await start({
      CONNECTFI_BASE_URL: 'https://connectfi.example/api',
      PUBLIC_ORIGIN: 'https://pay.example',
      SESSION_SECRET: 'for tests alone: Kx7fQ2mVb9LwRt4Z',
      DATA_DIR: data.path,
      HOST: '127.0.0.1',
      PORT: String(await findFreePort()),
      [name]: taken,
    });
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`- ${name} cannot be listened on: it is in use by another program`);
    expect(output).not.toMatch(/\bat .*\.ts:\d/);
  });
}

/** Starts the server with these variables and no others, and waits until it has ended. */
function start(
  variables: Readonly<Record<string, string>>,
): Promise<{ code: unknown; output: string }> {
  const options: ExecFileOptions = {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, ...variables },
    timeout: 50_000,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['start.mjs', 'server.ts'], options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: `${stdout}${stderr}` }),
    );
  });
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

const GOOD = {
  CONNECTFI_BASE_URL: 'https://connectfi.example/api',
  PUBLIC_ORIGIN: 'https://pay.example',
  SESSION_SECRET: 'for tests alone: Kx7fQ2mVb9LwRt4Z',
};

describe('the server', () => {
  it('does not start without its variables, and names every one that it misses', async () => {
    const { code, output } = await startServer({});
    expect(code).toBe(1);
    for (const name of Object.keys(GOOD)) expect(output).toContain(name);
    expect(output).not.toMatch(/\bat .*\.ts:\d/);
  });

  it('lists all problems at once and tells no secret', async () => {
    const { code, output } = await startServer({
      CONNECTFI_BASE_URL: 'http://connectfi.example',
      PUBLIC_ORIGIN: 'https://pay.example/path',
      SESSION_SECRET: 'too-short-a-secret',
      PORT: 'many',
      SETTLING_SECONDS: '-1',
      LOG_LEVEL: 'loud',
    });
    expect(code).toBe(1);
    for (const name of [...Object.keys(GOOD), 'PORT', 'SETTLING_SECONDS', 'LOG_LEVEL']) {
      expect(output).toContain(name);
    }
    expect(output).not.toContain('too-short-a-secret');
  });

  it('does not start without a folder of brands', async () => {
    const { code, output } = await startServer({ ...GOOD, BRANDS_DIR: 'server.ts/brands' });
    expect(code).toBe(1);
    expect(output).toMatch(/^ {2}- BRANDS_DIR must be a folder that can be read/m);
    expect(output).not.toMatch(/\bat .*\.ts:\d/);
  });

  it('does not start without a place for its ledger', async () => {
    const { code, output } = await startServer({ ...GOOD, DATA_DIR: 'server.ts/data' });
    expect(code).toBe(1);
    expect(output).toMatch(/^ {2}- DATA_DIR must be a folder that can be written to/m);
    expect(output).not.toMatch(/\bat .*\.ts:\d/);
  });

  it('names variables that look like its own', async () => {
    const { PUBLIC_ORIGIN, ...others } = GOOD;
    const { output } = await startServer({ ...others, PUBLIC_ORGIN: PUBLIC_ORIGIN });
    expect(output).toContain(
      'PUBLIC_ORGIN is none of the page’s variables. Was PUBLIC_ORIGIN meant?',
    );
    const ports = await startServer({ ...GOOD, PORT: '3999', METRICS_PORT: '3999' });
    expect(ports.output).toContain('METRICS_PORT must be another port than PORT');
  });

  it('does not start in test mode against a connectFi that is not on this machine', async () => {
    const testMode = {
      PLAID_ENVIRONMENT: 'sandbox',
      TEST_MODE_PLAID_SCRIPT_URL: 'http://127.0.0.1:4000/plaid/link-initialize.js',
    };
    const { code, output } = await startServer({ ...GOOD, ...testMode });
    expect(code).toBe(1);
    expect(output).toContain('TEST_MODE_CONNECTFI_HOST');
  });

  it('does not start with a test clock where money moves', async () => {
    const { code, output } = await startServer({
      ...GOOD,
      TEST_MODE_CLOCK_URL: 'https://sandbox.example/clock',
    });
    expect(code).toBe(1);
    expect(output).toContain('TEST_MODE_CLOCK_URL is accepted only in test mode');
  });

  it('does not start in test mode for the real Plaid', async () => {
    const { code, output } = await startServer({
      ...GOOD,
      CONNECTFI_BASE_URL: 'http://127.0.0.1:4000/connectfi',
      PLAID_ENVIRONMENT: 'production',
      TEST_MODE_PLAID_SCRIPT_URL: 'http://127.0.0.1:4000/plaid/link-initialize.js',
    });
    expect(code).toBe(1);
    expect(output).toContain('PLAID_ENVIRONMENT');
  });
});

it('leaves at once when it is stopped while it starts', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'early-stop-'));
  onTestFinished(() => rm(dataFolder, { recursive: true }));
  // Stopped by itself as soon as it listens for that.
  const preload = `process.on('newListener', (name) =>
    name === 'SIGTERM' && setImmediate(() => process.kill(process.pid, name)))`;
  const { code, output } = await startServer({
    ...GOOD,
    DATA_DIR: dataFolder,
    // Reading them takes a while, in which the signal comes.
    BRANDS_DIR: 'lib/brand/examples',
    PORT: '0',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`,
  });
  expect(code).toBe(0);
  expect(output).not.toMatch(/"level":"error"|listens|stops|\bat .*\.ts:\d/);
});

/** Starts it as `npm start` does, with these variables and no others, and waits until it has ended. */
function startServer(
  variables: Readonly<Record<string, string>>,
): Promise<{ code: number | string | null | undefined; output: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['start.mjs', 'server.ts'],
      {
        cwd: ROOT,
        env: { NODE_ENV: 'production', PATH: process.env.PATH, ...variables },
        timeout: 50_000,
      },
      (error, stdout, stderr) => done({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}

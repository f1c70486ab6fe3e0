import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { writeSandboxBundle } from './write-sandbox-bundle.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const TOKEN = 'Kx7fQ2mVb9LwRt4Z-for-tests-alone';

it('runs anywhere by itself, with its console, its bank window and its memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-bundle-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  writeSandboxBundle(PROJECT, folder);
  expect(existsSync(join(folder, 'e2e/sandbox/access.test.ts'))).toBe(false);
  expect(existsSync(join(folder, 'node_modules/next'))).toBe(false);
  const child = spawn(process.execPath, ['start.mjs', 'e2e/sandbox/main.ts'], {
    cwd: folder,
    env: {
      NODE_ENV: 'production',
      PORT: '0',
      SANDBOX_TOKEN: TOKEN,
      SANDBOX_FILE: join(folder, 'sandbox.sqlite'),
      SANDBOX_WEBHOOK_HOSTS: 'platform.example',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data');
  const origin = /http:\S+/.exec(String(said))?.[0] ?? '';
  const control = createSandboxClient(origin, TOKEN);
  const { link } = await control.createBill();
  const { central } = await control.moveClock({ advanceTo: 'nextFederalHoliday' });
  expect(central).toMatch(/10:00:0\d\sAM C[SD]T$/);
  expect(await control.readBill(link)).toMatchObject({ status: 'Sent' });
  for (const path of [
    '/console.js',
    '/console.css',
    '/plaid/link-initialize.js',
    '/plaid/link.html',
  ]) {
    expect((await fetch(origin + path)).status, path).toBe(200);
  }
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { endCommands, runCommand } from './run-command.ts';

describe.skipIf(process.platform === 'win32')('runCommand', () => {
  it('gives what a program says on both streams, and whether it went well', async () => {
    const good = await runCommand({ line: ['sh', '-c', 'echo one; echo two >&2'] });
    expect(good.isGood).toBe(true);
    expect(good.output).toMatch(/one\n/);
    expect(good.output).toMatch(/two\n/);
    expect(await runCommand({ line: ['sh', '-c', 'exit 3'] })).toMatchObject({ isGood: false });
  });

  it('finds the programs of the project, no matter who calls it', async () => {
    vi.stubEnv('PATH', [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter));
    expect(await runCommand({ line: ['biome', '--version'] })).toMatchObject({ isGood: true });
    vi.unstubAllEnvs();
  });

  it('tells of a program that is not there', async () => {
    const { isGood, output } = await runCommand({ line: ['no-such-program'] });
    expect(isGood).toBe(false);
    expect(output).toContain('ENOENT');
  });

  it('leaves no child of the program behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'run-command-'));
    const trace = join(folder, 'trace');
    await runCommand({ line: ['sh', '-c', `(sleep 0.3; touch ${trace}) >/dev/null 2>&1 &`] });
    await wait(600);
    expect(existsSync(trace)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('can be ended from outside, children included', async () => {
    const running = runCommand({ line: ['sh', '-c', 'sleep 60; echo never'] });
    await wait(100);
    await endCommands();
    expect(await running).toMatchObject({ isGood: false, output: '' });
  });
});

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const { engines, scripts } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'));
const OLDEST = String(engines.node).replace('>=', '');
const FILE = 'lib/ledger/command/main.ts';

it.each(['18.20.4', '20.20.2', '22.22.1'])(
  'says in a sentence that Node %s is too old',
  async (version) => {
    expect(await start(version)).toEqual({
      code: 1,
      output: `Node.js ${OLDEST} or newer is needed, and this is ${version}.\n`,
    });
  },
);

it.each([OLDEST, '22.30.0', '24.0.0'])(
  'starts with Node %s, with what it is given',
  async (version) => {
    const { code, output } = await start(version);
    expect(code).toBe(0);
    expect(output).toContain('Works with the ledger');
  },
);

it('every command of ours begins so, before a flag that an old Node has not got', () => {
  const commands = Object.values<string>(scripts).filter((line) => /\bnode\b/.test(line));
  expect(commands.length).toBeGreaterThan(5);
  for (const line of commands) expect(line).toMatch(/(^|&& )node start\.mjs [\w/-]+\.ts( |$)/);
  const unit = readFileSync(resolve(ROOT, 'docs/deploy/payment-page@.service'), 'utf8');
  expect(unit).toContain('ExecStart=/usr/bin/node start.mjs server.ts\n');
});

/** As if this Node had another version. */
function start(version: string): Promise<{ code: unknown; output: string }> {
  const preload = `const node = '${version}';
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node } })`;
  const flags = [`--import=data:text/javascript,${encodeURIComponent(preload)}`];
  const args = [...flags, 'start.mjs', FILE, '--help'];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: ROOT }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}

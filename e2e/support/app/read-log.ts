import { expect } from '@playwright/test';
import { findLeaks } from '#e2e/qa/leaks.ts';
import type { SandboxClient } from '#e2e/qa/sandbox-client.ts';
import type { Target } from './target.ts';

type Line = Readonly<Record<string, unknown>>;

/** Reads the log of the app from now on, in which there must be no secret, as ever. */
export function readLog(target: Target, sandbox: SandboxClient) {
  target.takeHeard();
  const lines: Line[] = [];
  const read = async () => {
    const heard = target.takeHeard();
    expect(findLeaks(heard, await sandbox.listSecrets())).toEqual([]);
    const texts = heard.filter(({ where }) => where === 'the log').map(({ text }) => text);
    lines.push(...texts.filter((text) => text.startsWith('{')).map((text) => JSON.parse(text)));
    return lines;
  };
  return {
    read,
    expectLine: (line: Line) =>
      expect.poll(read).toContainEqual(expect.objectContaining({ ...line })),
  };
}

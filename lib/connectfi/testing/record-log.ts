import { vi } from 'vitest';

/** Takes what is written to standard output from now on; gives it as a list of lines. */
export function recordLog(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  return lines;
}

import { readFile } from 'node:fs/promises';

/** What a runner of tests reported as JSON, not checked yet; `undefined` where there is no report. */
export async function readReport(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

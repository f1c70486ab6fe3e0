import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Message = {
  readonly url: string;
  readonly type: string;
  readonly message: string;
  readonly extract?: string;
};

/** Whether a Java can be run that the checker needs. */
export function hasJava(): Promise<boolean> {
  return new Promise((resolve) => execFile('java', ['-version'], (error) => resolve(!error)));
}

/** What the Nu HTML checker calls an error, of documents by their names. */
export async function listHtmlErrors(documents: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'html-'));
  try {
    const names = [...documents.keys()];
    const files = names.map((_, index) => join(folder, `${index}.html`));
    await Promise.all(
      files.map((file, index) => writeFile(file, documents.get(names[index] ?? '') ?? '')),
    );
    const messages = await runChecker(files);
    return messages.map(({ url, message, extract = '' }) => {
      const name = names[Number(/(\d+)\.html$/.exec(url)?.[1])];
      return `${name}: ${message} ${extract.trim()}`;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const CHECKER = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));
const MAX_REPORT_IN_BYTES = 32 * 1024 * 1024;

/** The checker ends with 1 where it has found anything, and tells all of it on stderr. */
function runChecker(files: readonly string[]): Promise<readonly Message[]> {
  const words = ['-jar', CHECKER, '--errors-only', '--format', 'json', ...files];
  return new Promise((resolve, reject) => {
    execFile('java', words, { maxBuffer: MAX_REPORT_IN_BYTES }, (error, _out, report) => {
      try {
        resolve((JSON.parse(report) as { messages: Message[] }).messages);
      } catch {
        reject(error ?? new Error(`The HTML checker said: ${report}`));
      }
    });
  });
}

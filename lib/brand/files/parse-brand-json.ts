import { fail, type Result, succeed } from '#lib/result.ts';
import { type BrandFolder, MAX_SETTINGS_BYTES, SETTINGS_FILE } from './brand-folder.ts';

/** Reads `brand.json` as JSON, unchecked otherwise; a failure says in words what is wrong with it. */
export function parseBrandJson(folder: BrandFolder): Result<unknown, string> {
  const bytes = folder.get(SETTINGS_FILE);
  if (!bytes) return fail('is missing');
  if (bytes.length > MAX_SETTINGS_BYTES) {
    return fail(`is larger than ${MAX_SETTINGS_BYTES / 1024} KB`);
  }
  if (bytes.length === 0) return fail('is empty');
  try {
    return succeed(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    return fail(describe(error));
  }
}

function describe(error: unknown): string {
  if (!(error instanceof SyntaxError)) return 'is not UTF-8 text: save it as UTF-8';
  const [, line, column] = /line (\d+) column (\d+)/.exec(error.message) ?? [];
  if (line) return `is not valid JSON: see line ${line}, column ${column}`;
  const [, position] = /position (\d+)/.exec(error.message) ?? [];
  if (position) return `is not valid JSON: see character ${Number(position) + 1}`;
  return 'is not valid JSON: is it cut off at the end?';
}

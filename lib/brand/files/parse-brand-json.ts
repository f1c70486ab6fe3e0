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
  const text = decode(bytes);
  if (text === undefined) return fail('is not UTF-8 text: save it as UTF-8');
  try {
    return succeed(JSON.parse(text));
  } catch (error) {
    return fail(`is not valid JSON: ${describe(String(error), text)}`);
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** By how V8 words it. The place that it names comes after the slip. */
function describe(error: string, text: string): string {
  const [, position] = /position (\d+)/.exec(error) ?? [];
  const isCutOff = error.includes('end of JSON') || Number(position) >= text.trimEnd().length;
  if (isCutOff) return 'is it cut off at the end?';
  const [, line, column] = /line (\d+) column (\d+)/.exec(error) ?? [];
  if (line) return `see line ${line}, column ${column}${adviseOn(error)}`;
  if (position) return `see character ${Number(position) + 1}${adviseOn(error)}`;
  const [, token] = /Unexpected token '(.+?)',/.exec(error) ?? [];
  return token ? `there is a ${token} where none may stand` : 'it cannot be read';
}

/** The two slips that happen to everybody. */
function adviseOn(error: string): string {
  if (error.includes("Expected ','")) return '; is a comma missing before it?';
  if (error.includes('Expected double-quoted')) return '; is there a comma too many before it?';
  return '';
}

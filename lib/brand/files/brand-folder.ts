import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { quote } from '#lib/quote.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { assetFile } from '../schema/brand-values.ts';

/**
 * The files of one brand: names (no folders) to bytes, `brand.json` among them. In memory, so that what
 * is checked is what is served, whatever happens to the folder meanwhile.
 */
export type BrandFolder = ReadonlyMap<string, Uint8Array>;

export const SETTINGS_FILE = 'brand.json';
export const MAX_SETTINGS_BYTES = 64 * 1024;

type FileUse = 'logo' | 'icon' | 'font';

/** A file that brand.json names, and where. */
export type NamedFile = {
  readonly where: string;
  readonly use: FileUse;
  readonly name: string;
};

/** At most this large; a page has to load on a phone. */
export const MAX_BYTES: Readonly<Record<FileUse, number>> = {
  logo: 256 * 1024,
  icon: 64 * 1024,
  font: 150 * 1024,
};

const PLACES = [
  ['logo', 'light'],
  ['logo', 'dark'],
  ['icon', 'light'],
  ['icon', 'dark'],
  ['font', 'normal'],
  ['font', 'strong'],
] as const;

/** Any members of an object in brand.json, right or wrong. */
export const anyMembers = z.record(z.string(), z.unknown());

/**
 * Takes brand.json as parsed, right or wrong, and lists the files that it names properly, so that they can
 * be read and checked even where other settings are wrong. A name never leaves the brand's folder.
 */
export function listNamedFiles(json: unknown): NamedFile[] {
  const members = anyMembers.safeParse(json).data ?? {};
  return PLACES.flatMap(([use, place]) => {
    const name = assetFile.safeParse(anyMembers.safeParse(members[use]).data?.[place]).data;
    return name === undefined ? [] : [{ where: `${use}.${place}`, use, name }];
  });
}

/** Reads `brand.json` as JSON, unchecked otherwise; a failure says in words what is wrong with it. */
export function parseBrandJson(folder: BrandFolder): Result<unknown, string> {
  const bytes = folder.get(SETTINGS_FILE);
  if (!bytes) return fail('is missing');
  if (bytes.length > MAX_SETTINGS_BYTES) {
    return fail(`is larger than ${MAX_SETTINGS_BYTES / 1024} KB`);
  }
  if (bytes.length === 0) return fail('is empty');
  if (!isUtf8(bytes)) return fail('is not UTF-8 text: save it as UTF-8');
  const text = new TextDecoder().decode(bytes);
  try {
    const json: unknown = JSON.parse(text);
    const twice = findDuplicate(text);
    return twice === undefined ? succeed(json) : fail(twice);
  } catch (error) {
    return fail(`is not valid JSON: ${describe(String(error), text)}`);
  }
}

const STRING = /"(?:[^"\\\n]|\\.)*"/g;

/** JSON takes the last of two members of one name, so that the first would be lost in silence. */
function findDuplicate(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (const { 0: token, index } of text.matchAll(/[{}]|"(?:[^"\\]|\\.)*"(\s*:)?/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (token.endsWith(':')) {
      const name: string = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1));
      if (open.at(-1)?.has(name)) {
        return `has ${quote(name)} twice in the same place, again at ${locate(text, index)}: join the two`;
      }
      open.at(-1)?.add(name);
    }
  }
  return undefined;
}

/** What people write that JSON has not; looked for outside of strings. */
const FOREIGN = [
  [/[“”„‟‘’‚«»]/u, 'there is a curly quote: write straight ones ("…")'],
  [/(?<!:)\/\/|\/\*|#\s/, 'there is a comment, and JSON has none: take it out'],
  [/'/, 'there is a single quote: write double ones ("…")'],
] as const;

/** By how V8 words it. The place that it names comes after the slip. */
function describe(error: string, text: string): string {
  const outside = text.replace(STRING, (string) => ' '.repeat(string.length));
  const [first] = FOREIGN.map(([pattern, advice]) => ({ at: outside.search(pattern), advice }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  if (first) return `${first.advice}; see ${locate(text, first.at)}`;
  const [, position] = /position (\d+)/.exec(error) ?? [];
  const isCutOff = error.includes('end of JSON') || Number(position) >= text.trimEnd().length;
  if (isCutOff) return 'is it cut off at the end?';
  if (position) return `see ${locate(text, Number(position))}${adviseOn(error)}`;
  const [, token] = /Unexpected token '(.+?)',/.exec(error) ?? [];
  return token ? `there is a ${token} where none may stand` : 'it cannot be read';
}

function locate(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

/** The two slips that happen to everybody. */
function adviseOn(error: string): string {
  if (error.includes("Expected ','")) return '; is a comma missing before it?';
  if (error.includes('Expected double-quoted')) return '; is there a comma too many before it?';
  return '';
}

import { z } from 'zod';
import { quote } from '#lib/quote.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BrandProblem } from '../brand.ts';
import { type BrandSettings, brandSchema } from '../schema/brand-schema.ts';
import { SETTINGS_FILE } from './brand-folder.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** More than anybody reads; a file full of nonsense must not keep the server busy. */
const MAX_PROBLEMS = 100;

/** Checks brand.json as parsed; fails with every fault at once, in words for the brand's owner. */
export function checkSettings(json: unknown): Result<BrandSettings, readonly BrandProblem[]> {
  const { data, error } = brandSchema.safeParse(json, { error: wordIssue });
  return data ? succeed(data) : fail(describeProblems(error.issues));
}

function describeProblems(issues: readonly Issue[]): BrandProblem[] {
  const problems = issues.slice(0, MAX_PROBLEMS).flatMap(describe).slice(0, MAX_PROBLEMS);
  if (problems.length < MAX_PROBLEMS) return problems;
  return [...problems, { where: SETTINGS_FILE, what: 'may have more problems than these' }];
}

function describe(issue: Issue): BrandProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MAX_PROBLEMS).map((key) => describeUnknown(key, issue.path));
  }
  if (issue.code === 'invalid_union') return describeUnion(issue);
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
  return [{ where: formatPlace(issue.path), what: message ?? issue.message }];
}

/** Where one of the forms was meant, what is wrong with that one; else which forms there are. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion): BrandProblem[] {
  const meant = issue.errors.find((form) =>
    form.some(({ code, path }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  if (!meant) return [{ where: formatPlace(issue.path), what: issue.message }];
  return meant.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }));
}

function describeUnknown(name: string, path: Path): BrandProblem {
  const where = formatPlace([...path, name]);
  const near = findNearest(name, listMembers(path));
  if (near) return { where, what: `unknown; did you mean ${near}?` };
  const elsewhere = PLACES.find((place) => place.at(-1) === name)?.join('.');
  return { where, what: elsewhere ? `unknown here; did you mean ${elsewhere}?` : 'unknown' };
}

/** `match.hosts[2]`, with what is not a plain name in quotes. */
function formatPlace(path: Path): string {
  if (path.length === 0) return SETTINGS_FILE;
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      const name = /^[\w$-]{1,60}$/.test(String(part)) ? String(part) : quote(String(part));
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}

type JsonSchema = z.core.JSONSchema._JSONSchema;

/** In place of any language: no other member of brand.json is called so. */
const ANY_LANGUAGE = 'en';

/** Where all members of brand.json stand: `['logo', 'light']`. */
const PLACES = listPlaces(z.toJSONSchema(brandSchema, { io: 'input' }));

function listPlaces(schema: JsonSchema = false): string[][] {
  if (typeof schema === 'boolean') return [];
  const { properties = {}, additionalProperties, anyOf = [] } = schema;
  return [
    ...Object.entries(properties).flatMap(([name, member]) => [
      [name],
      ...listPlaces(member).map((rest) => [name, ...rest]),
    ]),
    ...listPlaces(additionalProperties).map((rest) => [ANY_LANGUAGE, ...rest]),
    ...anyOf.flatMap(listPlaces),
  ];
}

/** The names that there are at a place of brand.json: at `['logo']`, `light` and `dark`. */
function listMembers(path: Path): string[] {
  return PLACES.filter((place) => place.length === path.length + 1)
    .filter((place) => path.every((part, at) => [part, ANY_LANGUAGE].includes(place[at] ?? '')))
    .flatMap((place) => place.slice(-1));
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object { … }',
  record: 'an object { … }',
  array: 'a list [ … ]',
};

/** The words for a fault that the schema itself has none for; given to zod with each parse. */
function wordIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}, not ${nameType(issue.input)}`;
    case 'invalid_value':
      return wordChoice(issue.values.map(String), issue.input);
    case 'too_big':
      return issue.origin === 'array'
        ? `lists more than ${issue.maximum}`
        : `has more than ${issue.maximum} characters`;
    case 'too_small':
      return issue.origin === 'array' ? 'is an empty list: leave it out instead' : 'is empty';
    default:
      return undefined;
  }
}

function wordChoice(values: readonly string[], input: unknown): string {
  if (input === undefined) return `is missing: one of ${values.join(', ')}`;
  const rule = `must be one of ${values.join(', ')}`;
  if (typeof input !== 'string') return rule;
  const nearest = findNearest(input, values);
  return `${rule}: ${quote(input)}${nearest ? `; did you mean ${nearest}?` : ''}`;
}

function nameType(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  return TYPE_NAMES[typeof input] ?? typeof input;
}

/** At most this many letters differ, in names of a length where that is still the same word. */
const MAX_DISTANCE = 2;

/** The name out of a list that somebody may have meant; undefined where none comes near. */
function findNearest(name: string, names: readonly string[]): string | undefined {
  if (name.length > 60) return undefined;
  const lower = name.toLowerCase();
  let nearest: string | undefined;
  let smallest = Math.min(MAX_DISTANCE, Math.ceil(lower.length / 3)) + 1;
  for (const candidate of names) {
    const distance = getDistance(lower, candidate.toLowerCase());
    if (distance >= smallest) continue;
    nearest = candidate;
    smallest = distance;
  }
  return nearest;
}

/** Levenshtein: letters put in, left out or replaced. */
function getDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

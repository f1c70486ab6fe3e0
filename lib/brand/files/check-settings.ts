import { z } from 'zod';
import { quote } from '#lib/quote.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BrandProblem } from '../brand.ts';
import { type BrandSettings, brandSchema } from '../schema/brand-schema.ts';
import { SETTINGS_FILE } from './brand-folder.ts';
import { findNearest, wordIssue } from './word-issue.ts';

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
  const elsewhere = findMember(name);
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

type AnySchema = z.core.$ZodType;

/** The names that the schema knows at a place of brand.json: at `['logo']`, `light` and `dark`. */
function listMembers(path: Path): string[] {
  return find(brandSchema, path).flatMap((schema) =>
    schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
  );
}

/** Where else in brand.json a member of this name stands: `support.email` for `email`. */
function findMember(name: string): string | undefined {
  const place = listPlaces(brandSchema).find((path) => path.at(-1) === name);
  return place?.join('.');
}

function find(schema: AnySchema, [first, ...rest]: Path): AnySchema[] {
  return unwrap(schema).flatMap((inner) => {
    if (first === undefined) return [inner];
    if (inner instanceof z.ZodRecord) return find(inner.valueType, rest);
    if (!(inner instanceof z.ZodObject)) return [];
    const member: AnySchema | undefined = Object.hasOwn(inner.shape, first)
      ? inner.shape[String(first)]
      : undefined;
    return member ? find(member, rest) : [];
  });
}

function listPlaces(schema: AnySchema): string[][] {
  return unwrap(schema).flatMap((inner) => {
    if (inner instanceof z.ZodRecord)
      return listPlaces(inner.valueType).map((rest) => ['en', ...rest]);
    if (!(inner instanceof z.ZodObject)) return [];
    const members: [string, AnySchema][] = Object.entries(inner.shape);
    return members.flatMap(([name, member]) => [
      [name],
      ...listPlaces(member).map((rest) => [name, ...rest]),
    ]);
  });
}

/** The schemas that stand behind an optional one or a choice. */
function unwrap(schema: AnySchema): AnySchema[] {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}

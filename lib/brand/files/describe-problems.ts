import type { z } from 'zod';
import { quote } from '#lib/quote.ts';
import type { BrandProblem } from '../brand.ts';
import { SETTINGS_FILE } from './brand-folder.ts';
import { findNearest } from './find-nearest.ts';
import { findMember, listMembers } from './list-members.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** More than anybody reads; a file full of nonsense must not keep the server busy. */
const MAX_PROBLEMS = 100;

/** Says the faults of a brand's settings in words for its owner, each with its place. */
export function describeProblems(issues: readonly Issue[]): BrandProblem[] {
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

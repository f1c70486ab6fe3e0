import type { z } from 'zod';
import { quote } from '#lib/quote.ts';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object { … }',
  record: 'an object { … }',
  array: 'a list [ … ]',
};

/** The words for a fault that the schema itself has none for; given to zod with each parse. */
export function wordIssue(issue: z.core.$ZodRawIssue): string | undefined {
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
export function findNearest(name: string, names: readonly string[]): string | undefined {
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

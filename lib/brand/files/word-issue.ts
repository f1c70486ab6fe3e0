import type { z } from 'zod';
import { quote } from '#lib/quote.ts';
import { findNearest } from './find-nearest.ts';

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

import { fail, type Result, succeed } from '#lib/result.ts';
import type { BrandProblem } from '../brand.ts';
import { type BrandSettings, brandSchema } from '../schema/brand-schema.ts';
import { describeProblems } from './describe-problems.ts';
import { wordIssue } from './word-issue.ts';

/** Checks brand.json as parsed; fails with every fault at once, in words for the brand's owner. */
export function checkSettings(json: unknown): Result<BrandSettings, readonly BrandProblem[]> {
  const { data, error } = brandSchema.safeParse(json, { error: wordIssue });
  return data ? succeed(data) : fail(describeProblems(error.issues));
}

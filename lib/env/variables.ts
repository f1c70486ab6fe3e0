import type { z } from 'zod';

export type Variables = Readonly<Record<string, string | undefined>>;

/** `NAME=` in a file of variables means "not set". */
export function dropEmpty(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

/** What is wrong with variables, each in words that name the variable and no value. */
export function describeIssues(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map(({ path, message }) => `${String(path[0])} ${message}`);
}

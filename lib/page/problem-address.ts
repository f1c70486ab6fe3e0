import { isScreenFailureCode, type ScreenFailureCode } from '#lib/contract/failures.ts';

/** A failure that a page of its own tells of, in the address of that page. Holds nothing secret. */
export type ToldProblem = {
  readonly code: ScreenFailureCode;
  readonly reference?: string | undefined;
  /** In seconds. */
  readonly retryAfter?: number | undefined;
  /** The attachment that could not be opened, if it was one. */
  readonly file?: string | undefined;
};

export function writeProblemAddress(ref: string, problem: ToldProblem): `/${string}` {
  const given = Object.entries(problem).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `/pay/${encodeURIComponent(ref)}/problem?${query}`;
}

/** Reads the same; what nobody of ours has written is an address that names nothing. */
export function readProblem(
  query: Readonly<Record<string, string | string[] | undefined>>,
): ToldProblem {
  const read = (name: keyof ToldProblem, form: RegExp) => {
    const value = query[name];
    return typeof value === 'string' && form.test(value) ? value : undefined;
  };
  const code = read('code', /^[a-zA-Z]{1,40}$/) ?? '';
  if (!isScreenFailureCode(code)) return { code: 'notFound' };
  const retryAfter = read('retryAfter', /^\d{1,5}$/);
  return {
    code,
    reference: read('reference', /^[\w-]{1,64}$/),
    retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
    file: read('file', /^[0-9a-zA-Z_]{1,36}$/),
  };
}

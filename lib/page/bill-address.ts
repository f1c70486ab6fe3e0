import { createHash } from 'node:crypto';
import { isScreenFailureCode, type ScreenFailureCode } from '#lib/contract/failures.ts';

const REF_LENGTH = 22;

/** A bill's address in our page. Not secret, always the same for the same link, useless to find it. */
export function getBillRef(link: string): string {
  return createHash('sha256').update(link).digest('base64url').slice(0, REF_LENGTH);
}

/** Whether an address may name a bill at all. */
export function isBillRef(ref: string): boolean {
  return /^[0-9A-Za-z_-]{22}$/.test(ref);
}

/** For as long as a redirect may take, on a slow line and between two machines whose clocks differ. */
const LIFE_IN_SECONDS = 120;

/** Says in an address when a link was opened: in seconds, in the digits of base 36. */
export function writeOpenedMark(): string {
  return getSeconds().toString(36);
}

/**
 * Whether a mark was written a moment ago. One that has stayed in an address, as without scripts it does, says
 * nothing of a cookie that is missing later.
 */
export function isFreshMark(mark: string): boolean {
  return Math.abs(getSeconds() - Number.parseInt(mark, 36)) <= LIFE_IN_SECONDS;
}

function getSeconds(): number {
  return Math.round(Date.now() / 1000);
}

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

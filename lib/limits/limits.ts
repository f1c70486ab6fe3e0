import { processWide } from '#lib/process-wide.ts';

/** Why something is not done now. The seconds are whole ones, from 1 on. */
export type Refusal = { readonly retryAfterInSeconds: number };

/** Counts under the limits of the table. Never throws, and answers within the deadline of the store. */
export type Limits = {
  /** Counts one, and refuses it if that is one too many. */
  take(name: LimitName, key: string): Promise<Refusal | undefined>;
  /** Counts nothing, and tells whether the next one would be refused. */
  look(name: LimitName, key: string): Promise<Refusal | undefined>;
  /** How often each limit has refused since the start. */
  readonly refusals: ReadonlyMap<LimitName, number>;
  /** Whether counts are shared with other processes now; `undefined` where they never are. */
  readonly isShared: () => boolean | undefined;
  close(): void;
};

export const sharedLimits = processWide<Limits>('limits');

/**
 * Counts one under a limit. Gives the refusal if that is one too many. `key` is an address, a bill's `ref` or
 * a session's id, and never a secret: it may rest in a store beside this process.
 */
export function takeToken(name: LimitName, key: string): Promise<Refusal | undefined> {
  return getLimits().take(name, key);
}

/** Whether the next token of a limit would be refused. Counts nothing. */
export function findRefusal(name: LimitName, key: string): Promise<Refusal | undefined> {
  return getLimits().look(name, key);
}

/**
 * The limits of this process, which `server.ts` has opened. A limit that pages and handlers count each
 * for itself is none.
 */
function getLimits(): Limits {
  if (!sharedLimits.value) throw new Error('The limits have not been opened');
  return sharedLimits.value;
}

type Limit = {
  readonly points: number;
  readonly durationInSeconds: number;
  /**
   * What one process allows by its own memory while the shared store is down. With the same number bills
   * are served as ever, by each process; a smaller one keeps the sum of all processes near the limit.
   */
  readonly pointsWithoutStore: number;
};

function limit(points: number, other: Partial<Limit> = {}): Limit {
  return { points, durationInSeconds: 60, pointsWithoutStore: points, ...other };
}

/**
 * Every limit. The numbers are several times what a customer, or an office of them behind one address, can
 * reach with our pages open in many tabs; each row says what that is (docs/decisions/0018-rate-limits.md). A name
 * says what is counted: a client's address, a link by its `ref`, a session by its id.
 */
export const LIMITS = {
  /**
   * Behind one address may be an office at the end of the month, or a carrier's customers. While connectFi is
   * down each open page asks about twice in the first minute and once in each later one, so that this leaves
   * room for a hundred pages at once.
   */
  'opening by address': limit(240),
  /** A mail to several people, opened by their mail scanners too, and left open in a dozen tabs. */
  'opening by link': limit(60),
  /**
   * Ten people of one address who try a link three times that their mail program has cut. What it keeps
   * from guessing: at 30 links in ten minutes, nobody finds one of 65 letters and digits.
   */
  'failed opening by address': limit(30, { durationInSeconds: 600 }),
  /** A page makes one ahead and one for each press of the button; six tabs, three presses each. */
  'link token by session': limit(20),
  /** To sign in at a bank takes longer than ten seconds. */
  'bank connection by session': limit(10),
  /** To read, correct and press takes longer than ten seconds. */
  'payment by session': limit(10, { pointsWithoutStore: 4 }),
  /** Each load reads the whole bill at connectFi; six tabs, each loaded or drawn again ten times. */
  'page by session': limit(60),
  /** An open page asks five times in its first minute and at once whenever it is shown again; twelve tabs. */
  'reading by session': limit(120),
  /** What a page reports, of its policy or once of how it felt: a page that is broken reports a few dozen things at once. */
  'report by address': limit(60),
} as const satisfies Record<`${string} by ${'address' | 'link' | 'session'}`, Limit>;

export type LimitName = keyof typeof LIMITS;

export const LIMIT_NAMES: readonly LimitName[] = Object.keys(LIMITS).filter(isLimitName);

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(LIMITS, name);
}

export function countsByAddress(name: LimitName): boolean {
  return name.endsWith(' by address');
}

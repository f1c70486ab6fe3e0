import type { LinkEnd } from '#lib/contract/bank-connection.ts';
import type { Problem } from '#lib/contract/failures.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { ApiFailure, LinkTokenAnswer } from '../flow/api.ts';

/** A token with less life than this could die while the customer is at their bank. */
const NEEDED_LIFE_IN_MS = 5 * 60 * 1000;

/** Plaid marks every token of its Sandbox so (plaid-link 2.6). */
const SANDBOX_PREFIX = 'link-sandbox-';

export type LinkToken = { readonly value: string; readonly usableUntilInMs: number };

export type LinkTokens = ReturnType<typeof createLinkTokens>;

type LinkTokenSource = {
  readonly create: () => Promise<Result<LinkTokenAnswer, ApiFailure>>;
  readonly forget: (end: LinkEnd) => Promise<void>;
  readonly isTestMode: boolean;
  readonly now: () => number;
};

/** Holds one token in memory, fetches a new one when it is needed, and never two at a time. */
export function createLinkTokens({ create, forget, isTestMode, now }: LinkTokenSource) {
  let held: LinkToken | undefined;
  let fetching: Promise<Result<LinkToken, Problem>> | undefined;
  let forgetting: Promise<unknown> = Promise.resolve();
  let session = 0;

  async function fetchToken(): Promise<Result<LinkToken, Problem>> {
    for (let awaited: unknown; awaited !== forgetting; ) {
      awaited = forgetting;
      await awaited;
    }
    const before = session;
    const answer = await create();
    // Made for a session that is being renewed.
    if (session !== before) return fetchToken();
    fetching = undefined;
    if (!answer.ok) return fail(answer.failure);
    const token = readLinkToken(answer.value, { isTestMode, nowInMs: now() });
    if (token) held = token;
    return token ? succeed(token) : fail({ code: 'connectingUnavailable' });
  }

  return {
    async get(): Promise<Result<LinkToken, Problem>> {
      if (held && isUsable(held, now())) return succeed(held);
      fetching ??= fetchToken();
      return fetching;
    },
    /** The token has been used: the next one will be another. */
    drop(): void {
      held = undefined;
    },
    /** The session is being renewed: no token of the former one is used, and none asked for meanwhile. */
    waitFor(renewal: Promise<unknown>): void {
      held = undefined;
      session += 1;
      forgetting = Promise.allSettled([forgetting, renewal]);
    },
    /** The token is given up: our server forgets it too, so that no return from a bank can use it. */
    forget(end: LinkEnd): void {
      held = undefined;
      forgetting = forget(end);
    },
  };
}

export function isUsable(token: LinkToken, nowInMs: number): boolean {
  return nowInMs < token.usableUntilInMs;
}

/** In test mode no token of another system may reach the stand-in. */
export function isAllowed(linkToken: string, isTestMode: boolean): boolean {
  return !isTestMode || linkToken.startsWith(SANDBOX_PREFIX);
}

/** Gives `undefined` for a token that lives too short, or that test mode must not use. */
export function readLinkToken(
  answer: LinkTokenAnswer,
  { isTestMode, nowInMs }: { isTestMode: boolean; nowInMs: number },
): LinkToken | undefined {
  if (!isAllowed(answer.value, isTestMode)) return undefined;
  const token = {
    value: answer.value,
    usableUntilInMs: nowInMs + answer.lifeInMs - NEEDED_LIFE_IN_MS,
  };
  return isUsable(token, nowInMs) ? token : undefined;
}

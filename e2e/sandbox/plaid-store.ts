import { fail, type Result, succeed } from '#lib/result.ts';
import { keepNewest } from './keep-newest.ts';
import { type ChosenAccount, type PlaidAccount, toPlaidAccount } from './plaid-account.ts';
import type { PlaidSettings } from './plaid-settings.ts';

const LINK_TOKEN_LIFE_IN_MS = 4 * 60 * 60 * 1000;
const PUBLIC_TOKEN_LIFE_IN_MS = 30 * 60 * 1000;
/** Of tokens and connections each, in all namespaces. */
const MOST_RECORDS = 10_000;

export type PlaidInstitution = { readonly institutionId: string; readonly name: string };

export type OauthState = { linkToken: string; isProcessed: boolean; data?: unknown };

export type LinkTokenRecord = {
  readonly linkToken: string;
  readonly transactionId: string;
  readonly sessionId: string;
  /** By the bill's own clock. */
  readonly expiresAt: number;
  readonly settings: PlaidSettings & { readonly redirectUri: string | null };
  /** Link has ended with success once. With `settings.reuse` "strict" the token is worth nothing then. */
  isUsed: boolean;
  /** By `oauth_state_id`; for the Plaid stand-in. */
  readonly oauthStates: Map<string, OauthState>;
};

type PublicTokenRecord = {
  readonly transactionId: string;
  readonly expiresAt: number;
  readonly institution: PlaidInstitution | null;
  readonly accounts: readonly ChosenAccount[];
  isUsed: boolean;
};

type Connection = {
  readonly transactionId: string;
  readonly accessToken: string;
  readonly institution: PlaidInstitution | null;
  readonly accounts: readonly ChosenAccount[];
};

type PlaidStoreOptions = {
  readonly appOrigin: string;
  readonly createUuid: () => string;
  /** The clock of a bill, in milliseconds since 1970. */
  readonly clockOf: (transactionId: string) => number;
};

/** What Plaid itself would know: link tokens, public tokens, and the accounts behind a session. */
export class PlaidStore {
  readonly #options: PlaidStoreOptions;
  #linkTokens = new Map<string, LinkTokenRecord>();
  #publicTokens = new Map<string, PublicTokenRecord>();
  #connections = new Map<string, Connection>();

  constructor(options: PlaidStoreOptions) {
    this.#options = options;
  }

  createLinkToken(request: {
    readonly transactionId: string;
    readonly sessionId: string;
    readonly plaidSettings: PlaidSettings;
    /** By the bill's own clock. */
    readonly now: number;
    /** How far that is ahead of the clock that callers know: what they are told is by theirs. */
    readonly aheadInMs?: number;
    /** The payment page of the bill. */
    readonly appOrigin?: string;
  }): { linkToken: string; expiration: string } {
    const linkToken = `link-sandbox-${this.#options.createUuid()}`;
    const expiresAt = request.now + LINK_TOKEN_LIFE_IN_MS;
    this.#linkTokens.set(linkToken, {
      linkToken,
      transactionId: request.transactionId,
      sessionId: request.sessionId,
      expiresAt,
      settings: { ...request.plaidSettings, redirectUri: this.#redirectUri(request) },
      isUsed: false,
      oauthStates: new Map(),
    });
    keepNewest(this.#linkTokens, MOST_RECORDS);
    const toldAt = new Date(expiresAt - (request.aheadInMs ?? 0));
    return { linkToken, expiration: `${toldAt.toISOString().slice(0, 19)}Z` };
  }

  readLinkToken(linkToken: string): LinkTokenRecord | undefined {
    return this.#linkTokens.get(linkToken);
  }

  /** Ends Link with success: the link token counts as used from here on. */
  mintPublicToken(
    linkToken: string,
    chosen: {
      readonly institution: PlaidInstitution | null;
      readonly accounts: readonly ChosenAccount[];
    },
  ): string {
    const record = this.#linkTokens.get(linkToken);
    if (!record) throw new Error('no such link token');
    record.isUsed = true;
    const publicToken = `public-sandbox-${this.#options.createUuid()}`;
    this.#publicTokens.set(publicToken, {
      transactionId: record.transactionId,
      expiresAt: this.#options.clockOf(record.transactionId) + PUBLIC_TOKEN_LIFE_IN_MS,
      institution: chosen.institution,
      accounts: chosen.accounts,
      isUsed: false,
    });
    keepNewest(this.#publicTokens, MOST_RECORDS);
    return publicToken;
  }

  /** Swaps a public token for an access token that belongs to the session. One use, 30 minutes. */
  exchange(
    publicToken: string,
    session: { readonly sessionId: string; readonly transactionId: string },
  ): Result<{ accessToken: string }, 'INVALID_PUBLIC_TOKEN'> {
    const record = this.#publicTokens.get(publicToken);
    const now = this.#options.clockOf(session.transactionId);
    if (!record || record.isUsed || record.expiresAt <= now) return fail('INVALID_PUBLIC_TOKEN');
    if (record.transactionId !== session.transactionId) return fail('INVALID_PUBLIC_TOKEN');
    record.isUsed = true;
    const accessToken = `access-sandbox-${this.#options.createUuid()}`;
    this.#connections.set(session.sessionId, {
      transactionId: session.transactionId,
      accessToken,
      institution: record.institution,
      accounts: record.accounts,
    });
    keepNewest(this.#connections, MOST_RECORDS);
    return succeed({ accessToken });
  }

  /** `undefined`: this session has no access token. `pending`: Plaid's PRODUCT_NOT_READY. */
  accountsOf(sessionId: string): readonly PlaidAccount[] | 'pending' | undefined {
    const connection = this.#connections.get(sessionId);
    if (!connection) return undefined;
    const isPending = connection.accounts.some((account) =>
      account.verificationStatus?.startsWith('pending'),
    );
    return isPending ? 'pending' : connection.accounts.map(toPlaidAccount);
  }

  /** Forgets what belongs to these bills. */
  forget(transactionIds: ReadonlySet<string>): void {
    for (const records of [this.#linkTokens, this.#publicTokens, this.#connections]) {
      for (const [key, { transactionId }] of records) {
        if (transactionIds.has(transactionId)) records.delete(key);
      }
    }
  }

  takeState() {
    const [linkTokens, publicTokens] = [this.#linkTokens, this.#publicTokens];
    return { linkTokens, publicTokens, connections: this.#connections };
  }

  restore(state: ReturnType<PlaidStore['takeState']>): void {
    this.#linkTokens = state.linkTokens;
    this.#publicTokens = state.publicTokens;
    this.#connections = state.connections;
  }

  #redirectUri(request: {
    readonly plaidSettings: PlaidSettings;
    readonly appOrigin?: string;
  }): string | null {
    const { redirectUri = 'ours' } = request.plaidSettings;
    const { appOrigin = this.#options.appOrigin } = request;
    return redirectUri === 'ours' ? `${appOrigin}/oauth` : redirectUri;
  }
}

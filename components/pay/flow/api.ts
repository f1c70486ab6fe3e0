import { getKeptBrand } from '#components/brand/kept-brand.ts';
import { ANSWER_DEADLINE_IN_MS, isOurAnswer, reportLine } from '#components/line/line.ts';
import { createDeadline, watchLine } from '#components/line/load-document.ts';
import {
  type BillStatus,
  billStatusSchema,
  paymentAnswerSchema,
  type SessionLifeBody,
  sessionLifeSchema,
} from '#lib/contract/answers.ts';
import {
  type BankConnection,
  bankConnectionSchema,
  LINK_END_HEADER,
  type LinkEnd,
  type LinkTokenBody,
  type LinkTokensInFlight,
  linkTokenSchema,
  linkTokensInFlightSchema,
  TAB_HEADER,
} from '#lib/contract/bank-connection.ts';
import {
  FAILURES,
  type Failure,
  parseFailure,
  type ServerStepCode,
} from '#lib/contract/failures.ts';
import type { PaymentOrder } from '#lib/contract/requests.ts';
import {
  PAGE_REFERENCE_HEADER,
  PAGE_VERSION,
  PAGE_VERSION_HEADER,
} from '#lib/page/page-version.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** The shortest that Plaid gives a token (plaid-link 1.7), where something in between took the date away or changed it. */
const SHORTEST_LIFE_IN_MS = 30 * 60 * 1000;
/** Plaid gives no token of ours more than hours (plaid-link 1.7). No timer can be set for more than 24 days. */
const LONGEST_LIFE_IN_MS = 24 * 60 * 60 * 1000;

/** The next window waits for it. An answer that is given up can write no cookie any more. */
const FORGETTING_DEADLINE_IN_MS = 5_000;

/** What our server has told, or `noAnswer`. */
export type ApiFailure = Failure<ServerStepCode | 'noAnswer'>;

export type PaymentAnswer =
  | { readonly kind: 'accepted' }
  /** The debit may or may not be under way. */
  | { readonly kind: 'unknown' }
  /** Certainly nothing was sent to the bank. */
  | { readonly kind: 'failed'; readonly failure: Failure<ServerStepCode> };

export type LinkTokenAnswer = { readonly value: string; readonly lifeInMs: number };

/** A link token in flight, and the tab that it was created for. */
export type TabLinkToken = { readonly value: string; readonly tab: string };

/** What Plaid's window gave at its end. */
export type LinkSuccess = {
  readonly publicToken: string;
  readonly bankName?: string | undefined;
};

export type BankPaymentApi = {
  createLinkToken(): Promise<Result<LinkTokenAnswer, ApiFailure>>;
  /** The tokens with which the customer may have left for their bank's own site, the likeliest first. */
  readLinkTokens(): Promise<Result<readonly TabLinkToken[], ApiFailure>>;
  /**
   * Fire and forget, but never at the same time as the next `createLinkToken`: both write the cookie of the tab,
   * which is this one unless another is named. Says how Plaid's window ended, which is counted.
   */
  forgetLinkToken(end: LinkEnd, tab?: string): Promise<void>;
  /** `tab`: whose link token has served, if not this one's. */
  connectBank(success: LinkSuccess, tab?: string): Promise<Result<BankConnection, ApiFailure>>;
  listAccounts(): Promise<Result<BankConnection, ApiFailure>>;
  readStatus(): Promise<Result<BillStatus, ApiFailure>>;
  /** Asks for more time. Where the session was renewed, the bank has to be connected again. */
  keepSession(): Promise<Result<SessionLifeBody, ApiFailure>>;
  pay(order: PaymentOrder): Promise<PaymentAnswer>;
};

/** Our own addresses of one bill. `getOwnTab`: the id of this tab; '' where it has none. */
export function createApi(
  billRef: string,
  getOwnTab: () => string,
  fetcher: typeof fetch = (...call) => watchLine(fetch(...call)),
): BankPaymentApi {
  const call = (name: string, init: RequestInit, tab = getOwnTab()) =>
    fetcher(`/pay/${billRef}/${name}`, {
      cache: 'no-store',
      redirect: 'error',
      signal: createDeadline(ANSWER_DEADLINE_IN_MS),
      ...init,
      headers: {
        ...init.headers,
        [PAGE_VERSION_HEADER]: PAGE_VERSION,
        [PAGE_REFERENCE_HEADER]: getKeptBrand()?.reference ?? '',
        [TAB_HEADER]: tab,
      },
    });
  return {
    createLinkToken: () => ask(call('link-token', post({})), linkTokenSchema, measureLife),
    readLinkTokens: () => ask(call('link-token', {}), linkTokensInFlightSchema, listTokens),
    forgetLinkToken: (end, tab) => {
      const headers = { [LINK_END_HEADER]: end };
      const signal = createDeadline(FORGETTING_DEADLINE_IN_MS);
      const init = { method: 'DELETE', keepalive: true, headers, signal };
      return call('link-token', init, tab).then(noop, noop);
    },
    connectBank: (success, tab) =>
      ask(call('bank-accounts', post(success), tab), bankConnectionSchema, asItIs),
    listAccounts: () => ask(call('bank-accounts', {}), bankConnectionSchema, asItIs),
    readStatus: () => ask(call('status', {}), billStatusSchema, asItIs),
    keepSession: () => ask(call('renew', post({})), sessionLifeSchema, asItIs),
    pay: (order) => askToPay(call('ach-payment', post(order))),
  };
}

/** A schema of `lib/contract`. */
type Schema<Body> = { safeParse(body: unknown): { readonly data?: Body | undefined } };

async function ask<Body, Value>(
  request: Promise<Response>,
  schema: Schema<Body>,
  read: (body: Body, response: Response) => Value,
): Promise<Result<Value, ApiFailure>> {
  const answer = await receive(request);
  if (!answer) return fail({ code: 'noAnswer' });
  const { response, body } = answer;
  if (!response.ok) return fail(parseFailure(body) ?? { code: 'noAnswer' });
  const parsed = schema.safeParse(body).data;
  return parsed === undefined ? fail({ code: 'noAnswer' }) : succeed(read(parsed, response));
}

/** The remaining life counts from the server's own clock, because a customer's clock may be hours off. */
function measureLife(
  { linkToken, expiration }: LinkTokenBody,
  response: Response,
): LinkTokenAnswer {
  const serverNow = Date.parse(response.headers.get('date') ?? '');
  const lifeInMs = Date.parse(expiration) - serverNow;
  const isPlausible = lifeInMs > 0 && lifeInMs <= LONGEST_LIFE_IN_MS;
  return { value: linkToken, lifeInMs: isPlausible ? lifeInMs : SHORTEST_LIFE_IN_MS };
}

function listTokens({ others, ...first }: LinkTokensInFlight): readonly TabLinkToken[] {
  return [first, ...others].map(({ linkToken, tab }) => ({ value: linkToken, tab }));
}

function asItIs<Body>(body: Body): Body {
  return body;
}

/** Only an answer that says so rules out that the payment was sent: everything else is unknown. */
async function askToPay(request: Promise<Response>): Promise<PaymentAnswer> {
  const answer = await receive(request);
  if (!answer) return { kind: 'unknown' };
  const { response, body } = answer;
  // Our server's own word: a page of something in between can come as a 200, too.
  const isAccepted = paymentAnswerSchema.safeParse(body).data?.outcome === 'accepted';
  if (response.status === 200 && isAccepted) return { kind: 'accepted' };
  const failure = response.ok ? undefined : parseFailure(body);
  if (!failure || FAILURES[failure.code].mayHavePaid) return { kind: 'unknown' };
  return { kind: 'failed', failure };
}

type Answer = { readonly response: Response; readonly body: unknown };

async function receive(request: Promise<Response>): Promise<Answer | undefined> {
  try {
    const response = await request;
    reportLine(isOurAnswer(response));
    return { response, body: parseJson(await response.text()) };
  } catch {
    reportLine(false);
    return undefined;
  }
}

/** JSON, or `undefined` for anything else. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function post(body: object): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function noop(): void {}

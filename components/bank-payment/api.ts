import type { FailureCode } from '#lib/failures.ts';
import { PAGE_VERSION, PAGE_VERSION_HEADER } from '#lib/page-version.ts';
import type { BankAccount, CalendarDate } from '#lib/payment/payment.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import {
  isAccepted,
  parseConnection,
  parseFailure,
  parseJson,
  parseLinkToken,
  parseStatus,
} from './api-answers.ts';

/** Our server answers everything within 25 seconds; beyond this nothing will come any more. */
const ANSWER_DEADLINE_IN_MS = 28_000;

export type ServerFailure = {
  readonly code: FailureCode;
  readonly reference?: string | undefined;
};

/** `noAnswer`: offline, cut off, too slow, or an answer that is not of our server. */
export type ApiFailure =
  | ServerFailure
  | { readonly code: 'noAnswer'; readonly reference?: undefined };

export type Connection = {
  readonly accounts: readonly BankAccount[];
  readonly authorizationVersion: string;
  readonly debitDate: CalendarDate;
};

/** What the customer saw when they authorized. */
export type PaymentOrder = {
  readonly accountId: string;
  readonly nameOnAccount: string;
  readonly amountInCents: number;
  readonly debitDate: CalendarDate;
  readonly authorizationVersion: string;
};

export type PaymentAnswer =
  | { readonly kind: 'accepted' }
  /** The debit may or may not be under way. */
  | { readonly kind: 'unknown' }
  /** Certainly nothing was sent to the bank. */
  | { readonly kind: 'failed'; readonly failure: ServerFailure };

/** `outcome` is the state of the bill's latest attempt, if any. */
export type BillStatus = { readonly isPayable: boolean; readonly outcome: string | null };

export type LinkTokenAnswer = { readonly value: string; readonly lifeInMs: number };

export type BankPaymentApi = ReturnType<typeof createApi>;

/** Our own addresses of one bill. */
export function createApi(billRef: string, fetcher: typeof fetch = (...call) => fetch(...call)) {
  const call = (name: string, init: RequestInit) =>
    fetcher(`/pay/${billRef}/${name}`, {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_DEADLINE_IN_MS),
      ...init,
      headers: { ...init.headers, [PAGE_VERSION_HEADER]: PAGE_VERSION },
    });
  return {
    createLinkToken: () => ask(call('link-token', post({})), parseLinkToken),
    /** The token with which the customer left for their bank's own site. */
    readLinkToken: () => ask(call('link-token', {}), parseLinkToken),
    /** Fire and forget, but never at the same time as the next `createLinkToken`: both write the cookie. */
    forgetLinkToken: () =>
      call('link-token', { method: 'DELETE', keepalive: true }).then(noop, noop),
    connectBank: (publicToken: string) =>
      ask(call('bank-accounts', post({ publicToken })), parseConnection),
    listAccounts: () => ask(call('bank-accounts', {}), parseConnection),
    readStatus: () => ask(call('status', {}), parseStatus),
    pay: (order: PaymentOrder) => askToPay(call('ach-payment', post(order))),
  };
}

type Answer = { readonly response: Response; readonly body: unknown };

async function ask<Value>(
  request: Promise<Response>,
  parse: (body: unknown, response: Response) => Value | undefined,
): Promise<Result<Value, ApiFailure>> {
  const answer = await receive(request);
  if (!answer) return fail({ code: 'noAnswer' });
  const { response, body } = answer;
  if (!response.ok) return fail(parseFailure(body) ?? { code: 'noAnswer' });
  const value = parse(body, response);
  return value === undefined ? fail({ code: 'noAnswer' }) : succeed(value);
}

/** Only an answer that says so rules out that the payment was sent: everything else is unknown. */
async function askToPay(request: Promise<Response>): Promise<PaymentAnswer> {
  const answer = await receive(request);
  if (!answer) return { kind: 'unknown' };
  if (answer.response.status === 200 && isAccepted(answer.body)) return { kind: 'accepted' };
  if (answer.response.ok) return { kind: 'unknown' };
  const failure = parseFailure(answer.body);
  if (!failure || failure.code === 'internal') return { kind: 'unknown' };
  return { kind: 'failed', failure };
}

async function receive(request: Promise<Response>): Promise<Answer | undefined> {
  try {
    const response = await request;
    return { response, body: parseJson(await response.text()) };
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

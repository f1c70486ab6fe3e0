import { checkShownHere } from '#lib/checkout/read/read-payment.ts';
import { TAB_HEADER, tabSchema } from '#lib/contract/bank-connection.ts';
import type { Failure } from '#lib/contract/failures.ts';
import { type LimitName, takeToken } from '#lib/limits/limits.ts';
import { log } from '#lib/log/log.ts';
import { nameTransaction } from '#lib/log/trace.ts';
import { isBillRef } from '#lib/page/bill-address.ts';
import { isFromOutdatedPage } from '#lib/page/page-version.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type BillSession, readEnd, readSession } from '#lib/session.ts';
import { answerFailure, answerInWords, answerSeeOther } from './answers/answer.ts';
import { isFromForeignPage, isFromOurPage } from './guard-request.ts';

type BillContext<Params> = {
  readonly request: Request;
  readonly session: BillSession;
  readonly params: Params;
  /** When the answer must be given, by `performance.now()`. */
  readonly answerByInMs: number;
};

type RouteHandler<Params> = (
  request: Request,
  context: { params: Promise<Params> },
) => Promise<Response>;

type RouteOptions = Partial<GateOptions> & {
  /** What is said where the work takes too long, though it goes on. */
  readonly answerLate?: () => Response;
  /**
   * Who sees to it that the bill may show at this host: the route, before the work; the work, which reads
   * the bill anyway; or nobody, where it does not matter whose bill it is.
   */
  readonly hostCheck?: 'byRoute' | 'byWork' | 'none';
};

/** A handler that only reads, for the holder of a bill's living session. */
export function readRoute<Params extends { ref: string }>(
  work: (context: BillContext<Params>) => Promise<Response>,
  {
    limit = 'reading by session',
    mustBeLiving,
    answerLate = () => answerFailure({ code: 'upstreamUnavailable' }),
    hostCheck = 'byRoute',
  }: RouteOptions = {},
): RouteHandler<Params> {
  const run = hostCheck === 'byRoute' ? onlyWhereShown(work) : work;
  return async (request, context) => {
    const answerByInMs = performance.now() + ANSWER_DEADLINE_IN_MS;
    try {
      const params = await context.params;
      if (isFromForeignPage(request)) return answerFailure({ code: 'foreignOrigin' });
      if (isFromOutdatedPage(request)) return answerFailure({ code: 'pageOutdated' });
      const passed = await passGate(params.ref, { limit, mustBeLiving });
      if (!passed.ok) return answerFailure(passed.failure);
      const session = passed.value;
      return await answerInTime(run({ request, session, params, answerByInMs }), answerLate);
    } catch (error) {
      log.error({ err: error }, 'a route handler failed');
      return answerFailure({ code: 'internal' });
    }
  };
}

/** A handler that changes something: as `readRoute`, and only for requests of our own page. */
export function changeRoute<Params extends { ref: string }>(
  work: (context: BillContext<Params>) => Promise<Response>,
  options: RouteOptions = {},
): RouteHandler<Params> {
  const read = readRoute(work, options);
  return async (request, context) =>
    isFromOurPage(request) ? read(request, context) : answerFailure({ code: 'foreignOrigin' });
}

/**
 * Such a handler where the browser itself goes there, by a form or a redirect: anyone who has no session is
 * sent on to the bill's page, which says so, and any other failure is told in words.
 */
export function visitRoute<Params extends { ref: string }>(
  route: RouteHandler<Params>,
): RouteHandler<Params> {
  return async (request, context) => {
    const answer = await route(request, context);
    const isForm = request.headers.get('accept')?.includes('text/html');
    const isVisit = isForm || request.method === 'GET';
    if (isVisit && answer.status === 401) {
      return answerSeeOther(`/pay/${(await context.params).ref}`);
    }
    return answerInWords(request, answer, await context.params);
  };
}

function onlyWhereShown<Params>(
  work: (context: BillContext<Params>) => Promise<Response>,
): typeof work {
  return async (context) => {
    const checked = await checkShownHere(context.session);
    if (!checked.ok) return answerFailure(checked.failure);
    return work({ ...context, session: checked.value });
  };
}

/** Below the 25 seconds within which every answer of ours comes. */
const ANSWER_DEADLINE_IN_MS = 24_000;

/** The work's answer or, when it does not come in time, the late one. The work itself goes on. */
async function answerInTime(
  work: Promise<Response>,
  answerLate: () => Response,
): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Response>((resolve) => {
    timer = setTimeout(() => {
      resolve(answerLate());
      // Nobody reads the other one any more: a file in it lets go of its connection.
      work.then((answer) => answer.body?.cancel()).catch(() => {});
    }, ANSWER_DEADLINE_IN_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type GateOptions = {
  /** How often one session may come this way. */
  readonly limit: Extract<LimitName, `${string} by session`>;
  /** Nobody gets in while it cannot be said whether the session was ended. */
  readonly mustBeLiving?: boolean | undefined;
};

/** Why nobody gets in, and the brand that the bill was seen in, where there is a session. */
export type GateFailure = Failure<
  'notFound' | 'noSession' | 'tooManyRequests' | 'storeUnavailable'
> & { readonly brandId?: string | undefined };

/**
 * The one way into a bill, for its pages and its addresses alike: the holder of its living session, who
 * does not ask too often. The ledger is asked last, so that nobody can flood it.
 */
export async function passGate(
  ref: string,
  { limit, mustBeLiving = false }: GateOptions,
): Promise<Result<BillSession, GateFailure>> {
  if (!isBillRef(ref)) return fail({ code: 'notFound' });
  const session = await readSession(ref);
  if (!session) return fail({ code: 'noSession' });
  nameTransaction(session.transactionId);
  const { brandId } = session;
  const refusal = await takeToken(limit, session.sessionId);
  if (refusal) return fail({ code: 'tooManyRequests', ...refusal, brandId });
  const end = await readEnd(session);
  if (end === 'ended') return fail({ code: 'noSession' });
  if (end === 'unknown' && mustBeLiving) return fail({ code: 'storeUnavailable', brandId });
  return succeed(session);
}

/** The tab that a request says it comes from; '' where it says nothing, or nothing that we understand. */
export function readTab({ headers }: Request): string {
  return tabSchema.safeParse(headers.get(TAB_HEADER)).data ?? '';
}

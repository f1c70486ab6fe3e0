import { checkShownHere } from '#lib/checkout/read/check-shown-here.ts';
import { log } from '#lib/log/log.ts';
import { isFromOutdatedPage } from '#lib/page/page-version.ts';
import type { BillSession } from '#lib/session.ts';
import { answerFailure, answerSeeOther } from './answers/answer.ts';
import { ANSWER_DEADLINE_IN_MS, answerInTime } from './answers/answer-in-time.ts';
import { answerInWords } from './answers/answer-in-words.ts';
import { isFromForeignPage, isFromOurPage } from './guard-request.ts';
import { passGate } from './session-gate.ts';

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

type RouteOptions = {
  /** How often one session may ask for it. */
  readonly limit?: Parameters<typeof passGate>[1]['limit'];
  /** Nothing is done while nobody can say whether the session was ended. */
  readonly mustBeLiving?: true;
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

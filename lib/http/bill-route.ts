import { isBillRef } from '#lib/bill-ref.ts';
import { checkShownHere } from '#lib/checkout/check-shown-here.ts';
import type { LimitName } from '#lib/limits/limits-table.ts';
import { takeToken } from '#lib/limits/take-token.ts';
import { log } from '#lib/log.ts';
import { logSecurityEvent } from '#lib/log-security-event.ts';
import { isFromOutdatedPage } from '#lib/page-version.ts';
import { type BillSession, readEnd, readSession } from '#lib/session.ts';
import { answerFailure } from './answer.ts';
import { ANSWER_DEADLINE_IN_MS, answerInTime } from './answer-in-time.ts';
import { isFromForeignPage, isFromOurPage } from './guard-request.ts';

type BillContext<Params> = {
  readonly request: Request;
  readonly session: BillSession;
  readonly params: Params;
  /** When the answer must be given. */
  readonly answerByInMs: number;
};

type RouteHandler<Params> = (
  request: Request,
  context: { params: Promise<Params> },
) => Promise<Response>;

type RouteOptions = {
  /** How often one session may ask for it. */
  readonly limit?: Extract<LimitName, `${string} by session`>;
  /** Nothing is done while nobody can say whether the session was ended. */
  readonly mustBeLiving?: true;
  /** What is said where the work takes too long, though it goes on. */
  readonly answerLate?: () => Response;
  /** The work reads the bill before it does anything: it is left to it to see that it may show here. */
  readonly readsBill?: true;
};

/** A handler that only reads, for the holder of a bill's living session. */
export function readRoute<Params extends { ref: string }>(
  work: (context: BillContext<Params>) => Promise<Response>,
  {
    limit = 'reading by session',
    mustBeLiving,
    answerLate = () => answerFailure({ code: 'upstreamUnavailable' }),
    readsBill,
  }: RouteOptions = {},
): RouteHandler<Params> {
  const run = readsBill ? work : onlyWhereShown(work);
  return async (request, context) => {
    const answerByInMs = Date.now() + ANSWER_DEADLINE_IN_MS;
    try {
      const params = await context.params;
      if (!isBillRef(params.ref)) return answerFailure({ code: 'notFound' });
      if (isFromForeignPage(request)) return answerFailure({ code: 'foreignOrigin' });
      if (isFromOutdatedPage(request)) return answerFailure({ code: 'pageOutdated' });
      const session = await readSession(params.ref);
      if (!session) return refuseStranger();
      const refusal = await takeToken(limit, session.sessionId);
      if (refusal) return answerFailure({ code: 'tooManyRequests', ...refusal });
      const end = await readEnd(session);
      if (end === 'ended') return refuseStranger();
      if (end === 'unknown' && mustBeLiving) return answerFailure({ code: 'storeUnavailable' });
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

function refuseStranger(): Response {
  logSecurityEvent('noSession');
  return answerFailure({ code: 'noSession' });
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

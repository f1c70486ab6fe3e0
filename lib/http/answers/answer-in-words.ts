import { type FailureCode, failureSchema, type ScreenFailureCode } from '#lib/contract/failures.ts';
import { writeProblemAddress } from '#lib/page/problem-address.ts';
import { answerSeeOther } from './answer.ts';

type Place = {
  readonly ref: string;
  /** The attachment that was asked for, if it was one. */
  readonly file?: string;
};

/**
 * Leads to a whole page about a failure where it would open in a tab of its own, as an attachment does: nobody
 * should have to read JSON. The page has the failure's status. To whatever asks by script the failure stays
 * the one JSON shape.
 */
export async function answerInWords(
  request: Request,
  answer: Response,
  { ref, file }: Place,
): Promise<Response> {
  if (answer.status < 400 || !isShownAsPage(request)) return answer;
  const { code, reference } = failureSchema.parse(await answer.json());
  const screens: Screens = file === undefined ? SCREENS : { ...SCREENS, ...SCREENS_OF_FILES };
  const retryAfter = Number(answer.headers.get('retry-after')) || undefined;
  const screen = screens[code as FailureCode] ?? 'internal';
  return answerSeeOther(writeProblemAddress(ref, { code: screen, reference, retryAfter, file }));
}

/** Older browsers do not say what an answer is for, and ask for HTML. */
function isShownAsPage({ headers }: Request): boolean {
  const use = headers.get('sec-fetch-dest');
  return use === 'document' || (use === null && /\btext\/html\b/.test(headers.get('accept') ?? ''));
}

type Screens = Readonly<Partial<Record<FailureCode, ScreenFailureCode>>>;

const SCREENS: Screens = {
  noSession: 'noSession',
  notFound: 'notFound',
  tooManyRequests: 'tooManyRequests',
  upstreamBusy: 'upstreamBusy',
  upstreamUnavailable: 'upstreamUnavailable',
  upstreamUnreadable: 'upstreamUnreadable',
};

const SCREENS_OF_FILES: Screens = {
  notFound: 'attachmentGone',
  notPayable: 'attachmentGone',
  upstreamUnreadable: 'attachmentBroken',
  upstreamBusy: 'attachmentsBusy',
  upstreamUnavailable: 'attachmentUnavailable',
  storeUnavailable: 'attachmentUnavailable',
};

import { parseTarget } from '#lib/http/parse-target.ts';
import { OAUTH_PAGE } from '#lib/oauth-address.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type Answer, fetchAnswer } from './fetch-answer.ts';

type OpenedBill = {
  /** The answer to the link itself, which leads to the bill. */
  readonly opening: Answer;
  readonly bill: Answer;
  /** The link and what comes of it, with the words that stand for them. */
  readonly secrets: ReadonlyMap<string, string>;
};

const BILL_PATH = /^\/pay\/([\w-]{8,})$/;

/** Opens a payment link as a customer does. Reads, and never pays. A failure is a sentence without it. */
export async function openBill(address: URL): Promise<Result<OpenedBill, string>> {
  const { link } = parseTarget(address.pathname, OAUTH_PAGE);
  if (!link) return fail('is not the address of a payment link');
  const opening = await fetchAnswer(address);
  if (!opening.ok) return opening;
  const { status, headers } = opening.value;
  const location = headers.get('location') ?? '';
  if (status !== 303 || !URL.canParse(location, address)) return fail(`opened nothing: ${status}`);
  const target = new URL(location, address);
  // Says only that a cookie was set.
  target.search = '';
  const ref = BILL_PATH.exec(target.pathname)?.[1];
  if (target.origin !== address.origin || !ref) return fail('led to another place than a bill');
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  const bill = await fetchAnswer(target, cookies.join('; '));
  if (!bill.ok) return bill;
  const secrets = new Map([
    [link, 'link'],
    [ref, 'ref'],
  ]);
  return succeed({ opening: opening.value, bill: bill.value, secrets });
}

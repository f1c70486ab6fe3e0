import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { createConnectfiCaller, pick } from '#e2e/sandbox/connectfi-caller.ts';
import { startSandbox } from '#e2e/sandbox/start-sandbox.ts';
import { describeCall, type RecordedAnswer } from './recorded-answer.ts';

const LINK_PATH = '/connectfi/public/customer/payment/link';
/** C2, C5 and C7: what a page, its status and its link token need. */
const PATHS = [
  '/public/customer/payment/details',
  '/public/customer/payment/invoice/list',
  '/public/customer/plaid/create_link_token',
];

type Recorded = {
  readonly answers: readonly RecordedAnswer[];
  /** The addresses in the customers' mails. */
  readonly bills: readonly string[];
  readonly jwt: string;
};

/** Asks a sandbox what it says of some bills, so that something lighter can say the same. */
export async function recordAnswers(appOrigin: string, billCount: number): Promise<Recorded> {
  const sandbox = await startSandbox({ port: 0, appOrigin });
  const connectfi = createConnectfiCaller(sandbox.origin);
  const client = createSandboxClient(sandbox.origin);
  const answers: RecordedAnswer[] = [];
  const bills: string[] = [];
  let jwt = '';
  for (let number = 0; number < billCount; number++) {
    const { link, url, cFiTransactionId } = await client.createBill();
    const opened = await connectfi.call('C1', { body: { link } });
    jwt = String(pick(opened.body, 'data', 'token'));
    answers.push(keep(describeCall(LINK_PATH, link), opened));
    for (const path of PATHS) {
      const answer = await connectfi.callPath('POST', path, { jwt, body: { cFiTransactionId } });
      answers.push(keep(describeCall(`/connectfi${path}`, jwt), answer));
    }
    bills.push(url);
  }
  await sandbox.close();
  return { answers, bills, jwt };
}

function keep(
  call: string,
  { status, headers, text }: { status: number; headers: Headers; text: string },
): RecordedAnswer {
  if (status !== 200) throw new Error(`The sandbox answered ${status}: ${text}`);
  return { call, status, contentType: headers.get('content-type') ?? '', body: text };
}

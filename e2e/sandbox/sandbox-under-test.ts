import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { createConnectfiCaller, pick } from './connectfi-caller.ts';
import { startSandbox } from './start-sandbox.ts';

/** A sandbox on a free port with the two clients that its tests need. */
export async function startSandboxUnderTest(seed?: string) {
  const appOrigin = 'http://app.example';
  const sandbox = await startSandbox({
    port: 0,
    appOrigin,
    checksAnswers: true,
    ...(seed ? { seed } : {}),
  });
  const control = createSandboxClient(sandbox.origin);
  const connectfi = createConnectfiCaller(sandbox.origin);

  /** Connects a bank in the session, as Link and C8 would; gives the account's id. */
  async function connectBank(jwt: string): Promise<string> {
    const { body: token } = await connectfi.call('C7', { jwt });
    const { publicToken } = await control.finishLink(String(pick(token, 'data', 'link_token')));
    await connectfi.call('C8', { jwt, body: { public_token: publicToken } });
    const { body: answer } = await connectfi.call('C9', { jwt });
    return String(pick(answer, 'data', 'achAccounts', 0, 'account_id'));
  }

  /** A bill whose session has a connected bank, and the C4 that would pay it. */
  async function preparePayment(request: Parameters<typeof control.createBill>[0] = {}) {
    const bill = await control.createBill(request);
    const jwt = await connectfi.openLink(bill.link);
    const accountId = await connectBank(jwt);
    const body = { individualName: 'Jane Doe', account: { account_id: accountId } };
    const pay = () => connectfi.call('C4', { jwt, body });
    return { id: bill.cFiTransactionId, link: bill.link, jwt, body, pay };
  }

  return { ...sandbox, control, connectfi, connectBank, preparePayment };
}

export type SandboxUnderTest = Awaited<ReturnType<typeof startSandboxUnderTest>>;

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

const HOSTILE = '"><script>alert(1)</script>';

async function read(path: string) {
  const response = await fetch(`${sandbox.origin}${path}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

it('shows every bill with its link and status, and all values as text', async () => {
  const { url, cFiTransactionId } = await sandbox.control.createBill({
    merchant: { name: HOSTILE },
    payerName: HOSTILE,
    status: 'Settled',
  });
  const { status, text } = await read('/');
  expect(status).toBe(200);
  expect(text).toContain(`href="${url}"`);
  expect(text).toContain(`href="/bills/${cFiTransactionId}"`);
  expect(text).toContain('data-status="Settled"');
  expect(text).toContain('&quot;&gt;&lt;script&gt;');
  expect(text).not.toContain('<script>alert');
});

it('shows one bill with its history, its calls and the statuses that may follow', async () => {
  const { link, jwt } = await sandbox.preparePayment();
  await sandbox.connectfi.call('C4', { jwt, body: { individualName: HOSTILE, account: {} } });
  const { text } = await read(`/bills/${link}`);
  expect(text).toContain('Not accepted: requestValidateError');
  expect(text).toContain('&quot;status&quot;:&quot;Processing&quot;');
  expect(text).not.toContain('&quot;status&quot;:&quot;Settled&quot;');
  expect(text).not.toContain('<script>alert');
});

it('offers to name the merchant of a new bill, and the reference by which a brand knows it', async () => {
  const { text } = await read('/');
  expect(text).toContain('name="merchant.name" type="text" value="Blue Ridge Dental"');
  expect(text).toContain('name="merchant.reference" type="text" value="1"');
});

it('shows the clock, and offers to move it', async () => {
  await sandbox.control.moveClock({ setTo: '2027-01-22T15:00-06:00' });
  const { text } = await read('/');
  await sandbox.control.resetClock();
  expect(text).toMatch(/Friday, January 22, 2027 at 3:00:0\d\sPM CST, moved/);
  expect(text).toContain('{&quot;advanceTo&quot;:&quot;nextFederalHoliday&quot;}');
  expect(text).not.toContain('Sign out');
});

it('offers to change the amount of a bill', async () => {
  const { cFiTransactionId } = await sandbox.control.createBill({ amount: 99.5 });
  const { text } = await read(`/bills/${cFiTransactionId}`);
  expect(text).toContain(`data-method="PATCH" data-path="/control/bills/${cFiTransactionId}"`);
  expect(text).toContain('name="amount" type="text" value="99.50"');
});

it('says so where there is no such bill', async () => {
  const { status, text } = await read('/bills/none');
  expect(status).toBe(404);
  expect(text).toContain('No such bill');
});

it('serves its own script and style, and lets nothing else run', async () => {
  expect((await read('/console.js')).headers.get('content-type')).toMatch(/javascript/);
  expect((await read('/console.css')).headers.get('content-type')).toMatch(/css/);
  const { headers } = await read('/');
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
});

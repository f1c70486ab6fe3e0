import { afterAll, beforeAll, expect, it } from 'vitest';
import { isProcessedFirst } from '../fault.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';
import { chaosSchema } from './chaos-routes.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

function post(path: string, body: object = {}): Promise<Response> {
  return fetch(`${sandbox.origin}/control${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function draw(path: string, body?: object) {
  return chaosSchema.parse(await (await post(path, body)).json());
}

async function makeBills(count: number): Promise<readonly string[]> {
  await sandbox.control.reset();
  const ids: string[] = [];
  while (ids.length < count) ids.push((await sandbox.control.createBill()).cFiTransactionId);
  return ids;
}

it('gives bills that are made again the same faults for the same seed, and reports them', async () => {
  const faultsOf = async (seed: string) => {
    const ids = await makeBills(3);
    const report = await draw('/chaos', { seed });
    expect(report.seed).toBe(seed);
    expect(report.bills.map(({ cFiTransactionId }) => cFiTransactionId)).toEqual(ids);
    for (const { cFiTransactionId, faults } of report.bills) {
      expect((await sandbox.control.readBill(cFiTransactionId)).faults).toEqual(faults);
      expect(faults).not.toEqual([]);
    }
    return report.bills.map(({ faults }) => faults);
  };
  const faults = await faultsOf('seven');
  expect(faults[0]).not.toEqual(faults[1]);
  expect(await faultsOf('seven')).toEqual(faults);
  expect(await faultsOf('eight')).not.toEqual(faults);
});

it('leaves other bills alone, and takes the place of faults that are there', async () => {
  const [one = '', other = ''] = await makeBills(2);
  for (const id of [one, other]) {
    await sandbox.control.injectFault(id, { operation: 'C3', kind: 'hang' });
  }
  await draw(`/bills/${one}/chaos`);
  const operations = async (id: string) =>
    (await sandbox.control.readBill(id)).faults.map(({ operation }) => operation);
  expect(await operations(one)).not.toContain('C3');
  expect(await operations(other)).toEqual(['C3']);
});

it('draws a seed where none is given, and tells it', async () => {
  await makeBills(1);
  const { seed, bills } = await draw('/chaos');
  expect((await draw('/chaos')).seed).not.toBe(seed);
  expect((await draw('/chaos', { seed })).bills).toEqual(bills);
});

it('draws nothing that lasts, and no refusal of a call that took effect', async () => {
  const [id = ''] = await makeBills(1);
  for (let seed = 0; seed < 100; seed += 1) {
    const { bills } = await draw(`/bills/${id}/chaos`, { seed: String(seed) });
    for (const fault of bills.flatMap(({ faults }) => faults)) {
      expect(fault.times).toBeLessThanOrEqual(2);
      if (fault.kind === 'refuse') expect(isProcessedFirst(fault)).toBe(false);
    }
  }
});

it('refuses a seed that is none', async () => {
  for (const body of [{ seed: '' }, { seed: 7 }, { other: 1 }]) {
    expect((await post('/chaos', body)).status).toBe(400);
  }
});

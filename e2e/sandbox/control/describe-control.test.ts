import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { pick } from '../connectfi-caller.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';
import { CONTROL_ROUTES } from './plugin.ts';

let sandbox: SandboxUnderTest;
let description: unknown;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
  description = await (await fetch(`${sandbox.origin}/control/openapi.json`)).json();
});
afterAll(() => sandbox.close());

/** The schema of an answer, read back from the description. */
function schemaOf(path: string, method: string, status: number): z.ZodType {
  const content = pick(description, 'paths', path, method, 'responses', String(status), 'content');
  const schema = pick(content, 'application/json', 'schema');
  if (typeof schema !== 'object' || schema === null) throw new Error(`no schema: ${path}`);
  return z.fromJSONSchema({ ...schema });
}

it('is in OpenAPI 3.1 and leads to where it is served', () => {
  expect(description).toMatchObject({
    openapi: '3.1.0',
    servers: [{ url: `${sandbox.origin}/control` }],
  });
});

it('has every call that is served, and no other', () => {
  const described = Object.entries(pick(description, 'paths') ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = CONTROL_ROUTES.map(
    ({ method, path }) => `${method} ${path.replace(/:(\w+)/, '{$1}')}`,
  );
  expect(described.toSorted()).toEqual(served.toSorted());
});

it('says what the answers are, in words that a program can check', async () => {
  const { link } = (await sandbox.preparePayment({
    attachments: [{ content: 'pdf' }],
    plaid: { oauth: 'redirect' },
  })) as { link: string };
  await sandbox.control.injectFault(link, { operation: 'C2', kind: 'garbage' });
  const bill: unknown = await sandbox.control.readBill(link);
  const schema = schemaOf('/bills/{id}', 'get', 200);
  expect(schema.safeParse(bill).error).toBeUndefined();
  expect(schema.safeParse({ ...Object(bill), status: 'Unheard' }).success).toBe(false);
  expect(schema.safeParse({ ...Object(bill), more: 1 }).success).toBe(false);
  const calls = await sandbox.control.listCalls(link);
  expect(schemaOf('/bills/{id}/calls', 'get', 200).safeParse(calls).error).toBeUndefined();
  const clock = await sandbox.control.readClock();
  expect(schemaOf('/clock', 'get', 200).safeParse(clock).error).toBeUndefined();
});

it('asks for no more in a request than is needed', () => {
  const body = pick(description, 'paths', '/bills', 'post', 'requestBody', 'content');
  const schema = pick(body, 'application/json', 'schema');
  expect(pick(schema, 'properties')).toMatchObject({ amount: { type: 'number' } });
  expect(pick(schema, 'required')).toBeUndefined();
});

it('is told in docs/sandbox.md, call by call', () => {
  const guide = readFileSync(new URL('../../../docs/sandbox.md', import.meta.url), 'utf8');
  const calls = CONTROL_ROUTES.map(({ method, path }) => `\`${method} /control${path}\``);
  expect(calls.filter((call) => !guide.includes(call))).toEqual([]);
});

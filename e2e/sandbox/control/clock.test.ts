import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pick } from '../connectfi-caller.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
beforeEach(async () => {
  await sandbox.control.resetClock();
});
afterAll(() => sandbox.close());

/** Milliseconds between two instants; requests take a while. */
function measure(one: string, other: string | number): number {
  return Math.abs(Date.parse(one) - new Date(other).getTime());
}

describe('the test clock', () => {
  it('is set to an instant and runs on from there', async () => {
    const setTo = '2027-01-22T15:00-06:00';
    const clock = await sandbox.control.moveClock({ setTo });
    expect(measure(clock.now, setTo)).toBeLessThan(1000);
    expect(clock.central).toMatch(/Friday, January 22, 2027 at 3:00:0\d\sPM CST/);
    await new Promise((done) => setTimeout(done, 20));
    const later = await sandbox.control.readClock();
    expect(later.offsetInMs).toBe(clock.offsetInMs);
    expect(Date.parse(later.now)).toBeGreaterThan(Date.parse(clock.now));
  });

  it('is advanced, sent to a named moment, and set right again', async () => {
    expect(await sandbox.control.moveClock({ advanceInSeconds: DAY })).toMatchObject({
      offsetInMs: DAY * 1000,
    });
    const { central } = await sandbox.control.moveClock({ advanceTo: 'nextWeekend' });
    expect(central).toMatch(/^Saturday, .* 10:00:0\d\sAM C[SD]T$/);
    expect(await sandbox.control.resetClock()).toMatchObject({ offsetInMs: 0 });
  });

  it('takes a bill from event to event', async () => {
    const { id, pay } = await sandbox.preparePayment();
    await pay();
    const statuses: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      await sandbox.control.moveClock({ advanceToNextEventOf: id });
      statuses.push((await sandbox.control.readBill(id)).status);
    }
    expect(statuses).toEqual(['SentToPay', 'Completed', 'Settled']);
    await expect(sandbox.control.moveClock({ advanceToNextEventOf: id })).rejects.toThrow(/409/);
  });

  it('takes a bill alone to its next event, and moves nobody else', async () => {
    const { id, pay } = await sandbox.preparePayment();
    await pay();
    const step = () =>
      fetch(`${sandbox.origin}/control/bills/${id}/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advanceTo: 'nextEvent' }),
      });
    for (const status of ['SentToPay', 'Completed', 'Settled']) {
      expect(await (await step()).json()).toMatchObject({ status });
    }
    expect((await step()).status).toBe(409);
    expect(await sandbox.control.readClock()).toMatchObject({ offsetInMs: 0 });
  });

  it('brings the end of a link that is not paid, by the bill’s own clock', async () => {
    const { link } = await sandbox.control.createBill({ expiresInSeconds: 9 * DAY });
    await sandbox.control.advanceClock(link, 4 * DAY);
    const { offsetInMs } = await sandbox.control.moveClock({ advanceToNextEventOf: link });
    expect(Math.round(offsetInMs / DAY / 1000)).toBe(5);
    expect(await sandbox.control.readBill(link)).toMatchObject({ status: 'Expired' });
  });

  it('moves bills, JWTs and link tokens, those made before as well', async () => {
    const { id, jwt, body } = await sandbox.preparePayment();
    const { body: made } = await sandbox.connectfi.call('C7', { jwt });
    const { link_token: linkToken } = pick(made, 'data') as { link_token: string };
    await sandbox.control.moveClock({ advanceInSeconds: 2 * HOUR });
    expect((await sandbox.connectfi.call('C4', { jwt, body })).status).toBe(401);
    const { now } = await sandbox.control.readBill(id);
    expect(measure(now, Date.now() + 2 * HOUR * 1000)).toBeLessThan(1000);
    const later = await sandbox.control.createBill();
    const { createdAt } = await sandbox.control.readBill(later.link);
    expect(measure(createdAt, Date.now() + 2 * HOUR * 1000)).toBeLessThan(120_000);
    await sandbox.control.moveClock({ advanceInSeconds: 3 * HOUR });
    const answer = await fetch(`${sandbox.origin}/plaid/api/link/workflow/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ linkToken, linkSessionId: crypto.randomUUID() }),
    });
    expect(await answer.text()).toContain('INVALID_LINK_TOKEN');
  });

  it('leaves real the date of every answer, and the end of a link token by it', async () => {
    await sandbox.control.moveClock({ advanceInSeconds: 400 * DAY });
    const { jwt } = await sandbox.preparePayment();
    const { headers, body } = await sandbox.connectfi.call('C7', { jwt });
    const date = headers.get('date') ?? '';
    expect(measure(date, Date.now())).toBeLessThan(2000);
    const expiration = String(pick(body, 'data', 'expiration'));
    expect(measure(expiration, Date.parse(date) + 4 * HOUR * 1000)).toBeLessThan(3000);
  });

  it('is told to pages at an address of its own, for each namespace', async () => {
    await sandbox.control.moveClock({ advanceInSeconds: 60 });
    const read = async (path: string) => (await fetch(`${sandbox.origin}${path}`)).json();
    expect(await read('/clock')).toMatchObject({ offsetInMs: 60_000 });
    expect(await read('/ns/other/clock')).toMatchObject({ offsetInMs: 0 });
  });

  it.each([
    {},
    { setTo: 'tomorrow' },
    { setTo: '2027-01-22' },
    { advanceTo: '09:00' },
    { advanceInSeconds: 1, setTo: '2027-01-22T15:00:00Z' },
  ])('refuses %j', async (move) => {
    const answer = await fetch(`${sandbox.origin}/control/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(move),
    });
    expect(answer.status).toBe(400);
  });

  it.each([
    { advanceInSeconds: 1e308 },
    { advanceInSeconds: 8.6e12 },
    { advanceInSeconds: -8.6e12 },
    { setTo: '0001-01-01T00:00:00Z' },
    { setTo: '9999-12-31T00:00:00Z' },
  ])('goes no further than a hundred years, and stays where it was: %j', async (move) => {
    await sandbox.control.moveClock({ advanceInSeconds: 60 });
    await expect(sandbox.control.moveClock(move)).rejects.toThrow(/400.*hundred years/);
    expect(await sandbox.control.readClock()).toMatchObject({ offsetInMs: 60_000 });
  });

  it.each([
    { expiresInSeconds: 1e300 },
    { expiresInSeconds: -8.6e12 },
    { switches: { settleAfterInSeconds: 1e15 } },
    { switches: { jwtLifeInSeconds: 1e15 } },
  ])('leads to no bill whose dates nobody can write: %j', async (request) => {
    await expect(sandbox.control.createBill(request)).rejects.toThrow(/400/);
    expect(Array.isArray(await sandbox.control.listBills())).toBe(true);
  });

  it.each([1e308, 8.6e12, -8.6e12])('of a bill goes no further either: %d', async (byInSeconds) => {
    const { link } = await sandbox.control.createBill();
    await sandbox.control.advanceClock(link, 60);
    await expect(sandbox.control.advanceClock(link, byInSeconds)).rejects.toThrow(/400/);
    const { now } = await sandbox.control.readBill(link);
    expect(measure(now, Date.now() + 60_000)).toBeLessThan(5000);
  });
});

import type { OpenBill } from './scenarios.ts';

/** Opens each link as a browser does, and keeps the cookie of its session. */
export function openBills(addresses: readonly string[]): Promise<readonly OpenBill[]> {
  return Promise.all(
    addresses.map(async (address) => {
      const answer = await fetch(address, { redirect: 'manual' });
      const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0];
      const location = answer.headers.get('location');
      if (!cookie || !location) throw new Error(`A link was answered ${answer.status}.`);
      return { path: new URL(location, address).pathname, cookie };
    }),
  );
}

import { openBills } from '../bench/open-bills.ts';
import type { OpenBill } from '../bench/scenarios.ts';

/** The mark of a page in test mode (`components/page/frame.tsx`). */
const TEST_MODE = ' data-test-mode';

/**
 * Opens payment links of a staging system, as customers do. Throws where a page is not in test mode: a load test
 * of a page where money moves would keep its customers out.
 */
export async function openStaging(
  addresses: readonly string[],
): Promise<{ readonly origin: string; readonly bills: readonly OpenBill[] }> {
  const [origin, ...others] = new Set(addresses.map((address) => new URL(address).origin));
  if (!origin || others.length > 0) throw new Error('Give links of one site, and at least one.');
  const front = await fetch(`${origin}/`);
  if (!(await front.text()).includes(TEST_MODE)) {
    throw new Error(`${origin} does not show test mode: it is not put under load.`);
  }
  return { origin, bills: await openBills(addresses) };
}

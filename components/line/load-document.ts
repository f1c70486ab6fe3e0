import { createDeadline } from '#lib/create-deadline.ts';
import { isOurAnswer, reportLine } from './line.ts';

const PROBE_DEADLINE_IN_MS = 10_000;

/** Whether our server answers at an address of ours just now. */
export async function canReach(address: string): Promise<boolean> {
  let isReached = false;
  try {
    const signal = createDeadline(PROBE_DEADLINE_IN_MS);
    isReached = isOurAnswer(await fetch(address, { method: 'HEAD', cache: 'no-store', signal }));
  } catch {
    // Offline, cut off, or too slow: the page that is here stays.
  }
  reportLine(isReached);
  return isReached;
}

/**
 * Leaves this page for another document of ours, or for the same one anew, once our server has answered
 * there. Gives `false` where it has not, and then nothing has changed.
 */
export async function loadDocument(
  address: string,
  how: 'visit' | 'replace' = 'visit',
): Promise<boolean> {
  if (!(await canReach(address))) return false;
  if (how === 'replace') window.location.replace(address);
  else if (address === window.location.href) window.location.reload();
  else window.location.assign(address);
  return true;
}

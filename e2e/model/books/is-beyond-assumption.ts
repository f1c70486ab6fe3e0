import { SETTINGS } from '../settings.ts';
import type { BillBooks } from './books.ts';

/**
 * Whether a payment came to connectFi so late that the settling window no longer covers it. The proxy holds
 * nothing back for that long, so only a machine that stood still can have done it; such a bill proves
 * nothing (docs/decisions/0004: connectFi processes or loses a request within the window).
 */
export function isBeyondAssumption({ diary, truth }: BillBooks): boolean {
  return truth.payCalls.some(({ name, atInMs }) => {
    const pressed = diary.find(({ press }) => press?.name === name);
    return pressed !== undefined && atInMs - pressed.askedAtInMs > SETTINGS.settlingInMs;
  });
}

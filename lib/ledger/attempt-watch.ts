import { type Attempt, isOpen } from '#lib/domain/attempt.ts';
import { processWide } from '#lib/process-wide.ts';

type Watched = { readonly phase: 'intended' | 'sent'; readonly sinceInMs: number };

export const sharedWatchedAttempts = processWide<Map<string, Watched>>('watchedAttempts');

/** Far more than are ever open at once; the oldest give way, and are watched again when seen again. */
const MAX_WATCHED = 10_000;

/**
 * Since when this process has known an attempt to be as far as it is, by the clock that nobody can set
 * (`performance.now()`). Starts the watch at the first sight. That is later than it really happened, never
 * earlier, so a time that has passed on this watch has passed in truth, whatever the clocks of this or of
 * another machine were made to say.
 */
export function watchAttempt({ id, state }: Pick<Attempt, 'id' | 'state'>): number {
  sharedWatchedAttempts.value ??= new Map();
  const watched = sharedWatchedAttempts.value;
  const now = performance.now();
  if (!isOpen(state)) {
    watched.delete(id);
    return now;
  }
  const phase = state === 'intended' ? 'intended' : 'sent';
  const known = watched.get(id);
  if (known?.phase === phase) return known.sinceInMs;
  watched.set(id, { phase, sinceInMs: now });
  const [oldest] = watched.keys();
  if (watched.size > MAX_WATCHED && oldest !== undefined) watched.delete(oldest);
  return now;
}

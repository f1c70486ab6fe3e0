import { log } from '#lib/log/log.ts';
import { createRareLine } from '#lib/log/log-rarely.ts';
import { processWide } from '#lib/process-wide.ts';
import type { Violation } from './parse-violation.ts';

/** Anybody may send reports, so that neither the log nor our memory may grow by them without end. */
const MOST_DISTINCT = 100;
const FORGET_AFTER_IN_MS = 60 * 60 * 1000;

export const sharedKnownViolations = processWide<{ since: number; keys: Set<string> }>(
  'knownViolations',
);
export const sharedTellOfMoreViolations = processWide<() => void>('tellOfMoreViolations');

/** Writes one line for a violation that has not been seen in this hour, as long as there are few. */
export function logViolation(violation: Violation): void {
  const news = judge(violation);
  if (news === 'new') log.warn({ violation }, 'a browser reports the content security policy');
  if (news === 'tooMany') tellOfMore();
}

/** Who invents reports hides no real one altogether. */
function tellOfMore(): void {
  sharedTellOfMoreViolations.value ??= createRareLine<void>((count) =>
    log.warn({ count }, 'browsers report more of the content security policy than is written'),
  );
  sharedTellOfMoreViolations.value();
}

function judge(violation: Violation): 'new' | 'known' | 'tooMany' {
  const { keys } = getKnown();
  const key = JSON.stringify(violation);
  if (keys.has(key)) return 'known';
  if (keys.size >= MOST_DISTINCT) return 'tooMany';
  keys.add(key);
  return 'new';
}

function getKnown(): NonNullable<typeof sharedKnownViolations.value> {
  const now = Date.now();
  const known = sharedKnownViolations.value;
  if (known && now - known.since < FORGET_AFTER_IN_MS) return known;
  const fresh = { since: now, keys: new Set<string>() };
  sharedKnownViolations.value = fresh;
  return fresh;
}

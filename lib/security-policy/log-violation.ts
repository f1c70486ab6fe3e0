import { log } from '#lib/log.ts';
import type { Violation } from './parse-violation.ts';

/** Anybody may send reports, so that neither the log nor our memory may grow by them without end. */
const MOST_DISTINCT = 100;
const FORGET_AFTER_IN_MS = 60 * 60 * 1000;

declare global {
  var knownViolations: { since: number; keys: Set<string> } | undefined;
}

/** Writes one line for a violation that has not been seen in this hour, as long as there are few. */
export function logViolation(violation: Violation): void {
  if (isNews(violation)) log.warn({ violation }, 'a browser reports the content security policy');
}

function isNews(violation: Violation): boolean {
  const { keys } = getKnown();
  const key = JSON.stringify(violation);
  if (keys.has(key) || keys.size >= MOST_DISTINCT) return false;
  keys.add(key);
  return true;
}

function getKnown(): NonNullable<typeof globalThis.knownViolations> {
  const now = Date.now();
  const known = globalThis.knownViolations;
  if (known && now - known.since < FORGET_AFTER_IN_MS) return known;
  globalThis.knownViolations = { since: now, keys: new Set() };
  return globalThis.knownViolations;
}

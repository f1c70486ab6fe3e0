import { useCallback, useEffect, useRef, useState } from 'react';
import type { SessionLifeBody } from '#lib/contract/answers.ts';
import type { Problem } from '#lib/contract/failures.ts';
import type { Instant } from '#lib/domain/payment.ts';
import type { Result } from '#lib/result.ts';
import type { ApiFailure } from './api.ts';
import { outdatesPage } from './list-actions.ts';

/** Enough to read the warning and to press once (WCAG 2.2.1 asks for 20 seconds). */
const WARNED_BEFORE_IN_MS = 120_000;
/** A timer may stand still while a device sleeps, so none is longer. */
const LOOKED_EVERY_IN_MS = 30_000;

export type SessionEnd =
  /** Over before long; `problem`: why the customer's press has not changed that. */
  | { readonly stage: 'near'; readonly isRenewing: boolean; readonly problem?: Problem }
  /** The customer has asked for more time, and got it. */
  | { readonly stage: 'kept' };

/** By the age of the page, since a device's clock may be off. */
type Life = { readonly endsAtInMs: number; readonly warnsAtInMs: number };

type Options = {
  readonly keep: () => Promise<Result<SessionLifeBody, ApiFailure>>;
  /** The page is no longer true: the server is to draw it again. */
  readonly onOutdated: () => void;
  /** Nothing is drawn again under somebody who is in Plaid's window, or whose payment is under way. */
  readonly isAway: boolean;
};

/**
 * Tells when the session is about to end, and renews it on demand. `lifeInSeconds`: what was left of it when the
 * server drew the page.
 */
export function useSessionEnd(
  lifeInSeconds: number,
  { keep, onOutdated, isAway }: Options,
): { readonly end: SessionEnd | undefined; readonly keepOpen: () => Promise<void> } {
  const [end, setEnd] = useState<SessionEnd>();
  const [life, setLife] = useState<Life>();
  useEffect(() => setLife(measure(lifeInSeconds)), [lifeInSeconds]);
  useEffect(() => {
    if (!life) return;
    if (readAge() < life.warnsAtInMs)
      setEnd((shown) => (shown?.stage === 'near' ? undefined : shown));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const age = readAge();
      if (age >= life.endsAtInMs) return isAway ? undefined : onOutdated();
      if (age >= life.warnsAtInMs) setEnd((shown) => (shown?.stage === 'near' ? shown : NEAR));
      const next = (age < life.warnsAtInMs ? life.warnsAtInMs : life.endsAtInMs) - age;
      timer = setTimeout(look, Math.min(next, LOOKED_EVERY_IN_MS));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [life, onOutdated, isAway]);
  const keepOpen = useCallback(async () => {
    setEnd({ stage: 'near', isRenewing: true });
    const kept = await keep();
    if (!kept.ok) {
      setEnd({ ...NEAR, problem: kept.failure });
      if (outdatesPage(kept.failure)) onOutdated();
      return;
    }
    const { isRenewed } = kept.value;
    const renewed = measure(kept.value.lifeInSeconds, isRenewed);
    // After so long there is no more time to be had: the link in the mail begins again.
    const isOver = !isRenewed && readAge() >= renewed.warnsAtInMs;
    setEnd(isOver ? { ...NEAR, problem: { code: 'noSession' } } : { stage: 'kept' });
    setLife(renewed);
  }, [keep, onOutdated]);
  return { end, keepOpen };
}

const NEAR = { stage: 'near', isRenewing: false } as const;

/** One that has just been renewed and is short all the same warns once half of it is over. */
function measure(lifeInSeconds: number, isRenewed = false): Life {
  const age = readAge();
  const lifeInMs = lifeInSeconds * 1000;
  const quietInMs = Math.max(lifeInMs - WARNED_BEFORE_IN_MS, isRenewed ? lifeInMs / 2 : 0);
  return { endsAtInMs: age + lifeInMs, warnsAtInMs: age + quietInMs };
}

/**
 * The server's clock in the browser: its instant of the latest drawing, moved on by the time that has
 * passed since. A device's own clock may be years off, so it says no date and no time; it only measures.
 * Behind by however long the device has slept, which promises a customer less time and never more.
 */
export function useServerClock(now: Instant): () => Date {
  const drawn = useRef({ now, atInMs: performance.now() });
  useEffect(() => {
    drawn.current = { now, atInMs: performance.now() };
  }, [now]);
  return useCallback(() => {
    const passedInMs = performance.now() - drawn.current.atInMs;
    return new Date(Date.parse(drawn.current.now) + passedInMs);
  }, []);
}

const begun = { dateInMs: Date.now(), performanceInMs: performance.now() };

/**
 * For how long the page has been there, in milliseconds, a sleep of the device included: `performance.now()`
 * stands still meanwhile in some browsers. A device's clock that is set makes it jump ahead, so it is only
 * for what does no harm when it is taken for older than it is.
 */
export function readAge(): number {
  return Math.max(performance.now() - begun.performanceInMs, Date.now() - begun.dateInMs);
}

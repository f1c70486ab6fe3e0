import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useTransition } from 'react';
import { hurry } from './steady-fetch.ts';

/**
 * Has the server draw the page again, in place. One redrawing at a time: while the line is down it waits for
 * our server (`makeSteady`), and draws what is true then.
 */
export function useRefresh(): { readonly isRefreshing: boolean; readonly refresh: () => void } {
  const router = useRouter();
  const [isRefreshing, startRefreshing] = useTransition();
  const isUnderWay = useRef(false);
  useEffect(() => {
    isUnderWay.current = isRefreshing;
  }, [isRefreshing]);
  const refresh = useCallback(() => {
    if (isUnderWay.current) return hurry();
    isUnderWay.current = true;
    startRefreshing(() => router.refresh());
  }, [router]);
  return { isRefreshing, refresh };
}

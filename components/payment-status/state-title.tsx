'use client';

import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';

/** Takes the focus when its state follows a step of the payment, but not when the page opens with it. */
export function StateTitle({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isHydrating = useSyncExternalStore(
    subscribeToNothing,
    () => false,
    () => true,
  );
  const cameWithPage = useRef(isHydrating);
  useEffect(() => {
    if (!cameWithPage.current) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className="text-22">
      {children}
    </h2>
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}

import { type ReactNode, type RefObject, useEffect, useRef } from 'react';

type StepHeadingProps = {
  /** Set once the customer has begun: the page's first step must not pull the focus down to itself. */
  readonly isFocusWanted: RefObject<boolean>;
  readonly children: ReactNode;
};

/** Takes the focus when its step appears, so that nobody is left where a button has vanished. */
export function StepHeading({ isFocusWanted, children }: StepHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocusWanted.current) heading.current?.focus();
  }, [isFocusWanted]);
  return (
    <h2 ref={heading} tabIndex={-1} className="text-22">
      {children}
    </h2>
  );
}

import type { ReactNode } from 'react';

type AmountProps = {
  /** As people write it. */
  readonly amount: string;
  /** A sentence or a label that holds it; alone without one. */
  readonly within?: string;
};

/** An amount in one piece: where a line has no room for it, it gets smaller, and is never broken. */
export function Amount({ amount, within = amount }: AmountProps) {
  const [before, ...rest] = within.split(amount);
  if (rest.length === 0) return within;
  return (
    <>
      {before && <span>{before}</span>}
      {rest.map((after, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes
        <span key={index}>
          <bdi className={`amount-${amount.length}`}>{amount}</bdi>
          {after && <span>{after}</span>}
        </span>
      ))}
    </>
  );
}

type ReferenceProps = {
  readonly number: string | undefined;
  /** With a place for the number. */
  readonly words: string;
};

/** By what a help desk finds what the customer sees. The number stays in one piece, to be read out. */
export function Reference({ number, words }: ReferenceProps) {
  if (!number) return null;
  const [before, after] = words.split('{reference}');
  return (
    <p className="text-13 text-quiet tabular-nums">
      {before}
      <span className="whitespace-nowrap">{number}</span>
      {after}
    </p>
  );
}

/** Words for those who hear the page, where the eye has them from the arrangement. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

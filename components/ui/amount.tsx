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

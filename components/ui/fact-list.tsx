import type { ReactNode } from 'react';

export type Fact = {
  readonly label: string;
  readonly value: ReactNode;
  /** On the screen it is told in another way. */
  readonly isForPaper?: boolean;
};

/** An account and, where it is known, its bank. */
export function AccountAtBank(props: { account: string; bankName: string | undefined }) {
  return (
    <span className="grid">
      <span>
        <bdi>{props.account}</bdi>
      </span>
      {props.bankName && (
        <span className="text-quiet">
          <bdi>{props.bankName}</bdi>
        </span>
      )}
    </span>
  );
}

/** Label and value in rows; with very large text the value goes below its label. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-group">
      {facts.map((fact, index) => (
        // Labels come from the merchant and may repeat; the order never changes.
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          key={index}
          className={`${fact.isForPaper ? 'hidden print:flex' : 'flex'} flex-wrap gap-x-4`}
        >
          <dt className="flex-[2_1_6rem] max-w-full hyphens-auto wrap-break-word text-quiet">
            {fact.label}
          </dt>
          <dd className="min-w-0 flex-[3_1_9rem] tabular-nums">
            {typeof fact.value === 'string' ? <bdi>{fact.value}</bdi> : fact.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { fill } from '#lib/domain/fill.ts';

type ReferenceProps = {
  readonly number: string | undefined;
  /** With a place for the number. */
  readonly words: string;
};

/** By what a help desk finds what the customer sees; on one line, to be read out. */
export function Reference({ number, words }: ReferenceProps) {
  if (!number) return null;
  return (
    <p className="whitespace-nowrap text-13 text-quiet tabular-nums">
      {fill(words, { reference: number })}
    </p>
  );
}

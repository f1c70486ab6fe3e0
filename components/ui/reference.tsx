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

/** Says on every screen, and on paper, that this is a rehearsal. */
export function TestModeBar({ words }: { words: string }) {
  return (
    <header data-test-mode className="stripes border-b border-hairline py-1 text-center text-13">
      <span className="bg-soft px-2 font-strong">{words}</span>
    </header>
  );
}

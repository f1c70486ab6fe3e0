/** About what fits on a phone before the button has left the screen. */
const MAX_LENGTH = 360;
const MAX_LINES = 6;

/** A text that is only a little longer is shown whole. */
const TOLERANCE = 1.25;

export type SplitDescription = { readonly shown: string; readonly folded?: string };

/** Parts a long description at the end of a line, a sentence or at least a word. Nothing of it is lost. Pure. */
export function splitDescription(text: string): SplitDescription {
  const lineEnd = findEndOfLines(text);
  const isShort = text.length <= MAX_LENGTH * TOLERANCE;
  const limit = Math.min(lineEnd, isShort ? text.length : MAX_LENGTH);
  if (limit >= text.length) return { shown: text };
  const at = limit === lineEnd ? lineEnd : findBreak(text.slice(0, limit));
  return { shown: text.slice(0, at).trimEnd(), folded: text.slice(at).trimStart() };
}

function findEndOfLines(text: string): number {
  const ends = Array.from(text.matchAll(/\n/g), ({ index }) => index);
  return ends.length < MAX_LINES * TOLERANCE ? text.length : (ends[MAX_LINES - 1] ?? text.length);
}

function findBreak(beginning: string): number {
  const least = beginning.length / 2;
  const sentence = Math.max(
    ...Array.from(beginning.matchAll(/[.!?。؟।]\s|\n/g), ({ index }) => index + 1),
    0,
  );
  if (sentence >= least) return sentence;
  const word = Math.max(...Array.from(beginning.matchAll(/\s/g), ({ index }) => index), 0);
  if (word >= least) return word;
  // One long string of signs: not in the middle of one.
  return Array.from(beginning).slice(0, -1).join('').length;
}

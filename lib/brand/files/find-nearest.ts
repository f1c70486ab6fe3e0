/** At most this many letters differ, in names of a length where that is still the same word. */
const MAX_DISTANCE = 2;

/** The name out of a list that somebody may have meant; undefined where none comes near. */
export function findNearest(name: string, names: readonly string[]): string | undefined {
  if (name.length > 60) return undefined;
  const lower = name.toLowerCase();
  let nearest: string | undefined;
  let smallest = Math.min(MAX_DISTANCE, Math.ceil(lower.length / 3)) + 1;
  for (const candidate of names) {
    const distance = getDistance(lower, candidate.toLowerCase());
    if (distance >= smallest) continue;
    nearest = candidate;
    smallest = distance;
  }
  return nearest;
}

/** Levenshtein: letters put in, left out or replaced. */
function getDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

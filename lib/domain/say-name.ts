/** In characters; a firm with a longer name is known by its beginning. */
const LONGEST_SAID = 140;

/**
 * A merchant's name as letterheads, sentences and buttons say it: cut between words where it is so long that a
 * screen would hold nothing else. What is agreed to and kept has it whole.
 */
export function sayName(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_SAID) return name;
  const start = characters.slice(0, LONGEST_SAID).join('');
  return `${start.replace(/\s+\S{0,40}$/u, '')}…`;
}

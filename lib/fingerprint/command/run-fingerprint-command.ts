import { writeFingerprint } from '../fingerprint.ts';
import { takeFingerprint } from '../take-fingerprint.ts';
import { compareWithFile } from './compare-with-file.ts';
import { HELP } from './help.ts';
import { parseWords, readAddress, type Words } from './parse-words.ts';
import { storeInFile } from './store-in-file.ts';

export type Surroundings = {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The first line of the standard input. */
  readLine(): Promise<string>;
  write(text: string): void;
  warn(text: string): void;
};

/** Takes the words after the command's name; gives the exit code that `HELP` tells. */
export async function runFingerprintCommand(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const { write, warn } = surroundings;
  if (words.includes('help') || words.includes('--help')) {
    write(HELP);
    return 0;
  }
  const parsed = parseWords(words);
  const misuse = (sentence: string) => {
    warn(`${sentence}\nSee: npm run page-fingerprint -- help\n`);
    return 2;
  };
  if (!parsed.ok) return misuse(parsed.failure);
  const { pages, goal } = parsed.value;
  const given = await readLink(parsed.value, surroundings);
  const link = given ? readAddress(given) : undefined;
  if (given && link?.origin !== pages[0]?.origin) {
    return misuse('The payment link must be a whole address, of the same origin as the pages.');
  }
  const taken = await takeFingerprint({ pages, link });
  if (!taken.ok) {
    warn(`${taken.failure}.\n`);
    return 3;
  }
  if (goal.kind === 'store') return storeInFile(goal.file, taken.value, surroundings);
  if (goal.kind === 'compare') return compareWithFile(goal.file, taken.value, surroundings);
  write(writeFingerprint(taken.value));
  return 0;
}

async function readLink(
  { isLinkInInput }: Words,
  { variables, readLine }: Surroundings,
): Promise<string | undefined> {
  const text = isLinkInInput ? await readLine() : variables.PAGE_FINGERPRINT_LINK;
  // With nothing in it, the variable counts as absent; an input that was announced does not.
  return text?.trim() || (isLinkInInput ? 'nothing' : undefined);
}

import { parseArgs } from 'node:util';

/** Which checks run, and how much of each. */
export type TestPlan = {
  /** `check`: in seconds, without a build. `usual`: what a change is likely to break. `all`: everything. */
  readonly extent: 'check' | 'usual' | 'all';
  /** Only tests with all of these words in their title; where there are none, every test. */
  readonly words: readonly string[];
};

/** What only `npm run test:all` runs: tests with `@all`, on the desktop those with `@both-all`, and Firefox. */
const ONLY_IN_ALL = '(?![^]*@all\\b)(?!\\s*desktop\\b[^]*@both-all\\b)(?!\\s*firefox\\b)';

/** Reads the command line of `npm test`. Throws where it is not understood. */
export function readTestPlan(args: readonly string[]): TestPlan {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      check: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const words = positionals.flatMap((argument) => argument.split(/\s+/).filter(Boolean));
  if (values.check) return { extent: 'check', words };
  // Anyone who names tests wants them, the dear ones too.
  return { extent: values.all || words.length > 0 ? 'all' : 'usual', words };
}

/**
 * A regular expression for the titles of the tests that run, as text, and `undefined` for all of them. It says
 * by itself that letters are alike in either case, because not every runner can be told so.
 */
export function writeTitlePattern({ extent, words }: TestPlan): string | undefined {
  if (words.length > 0) return `^${words.map((word) => `(?=[^]*${ignoreCase(word)})`).join('')}`;
  return extent === 'all' ? undefined : `^${ONLY_IN_ALL}`;
}

function ignoreCase(word: string): string {
  return [...word]
    .map((letter) => {
      const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
      return lower === upper ? letter.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&') : `[${lower}${upper}]`;
    })
    .join('');
}

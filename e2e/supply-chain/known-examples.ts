export type KnownExample = {
  readonly file: string;
  /** What is found there, or a part of it that nothing real could have. */
  readonly part: string;
  readonly reason: string;
};

/** What looks like a secret in this repository and was made up: each was looked at. */
export const KNOWN_EXAMPLES: readonly KnownExample[] = [
  {
    file: 'lib/env.process.test.ts',
    part: 'jane:hunter2@',
    reason: 'shows that a refused variable is not repeated in the words about it',
  },
  {
    file: 'lib/env/ledger-env.test.ts',
    part: 'jane:hunter2@',
    reason: 'shows that a refused variable is not repeated in the words about it',
  },
  {
    file: 'lib/ledger/command/run-ledger-command.process.test.ts',
    part: 'jane:hunter2@',
    reason: 'shows that a database that does not answer is named without its password',
  },
];

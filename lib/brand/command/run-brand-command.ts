import { checkFolders } from './check-folders.ts';
import { SCHEMA_FILE, writeJsonSchema } from './json-schema.ts';

const HELP = `Checks brands of the payment page.

  npm run brand -- check <folder> [<folder> ...] [--short]
      Checks a brand's folder (or its brand.json), or each folder in a folder.
      Prints every problem, what was moved so that it can be read, and the
      contrast table; --short leaves the table out. Exit code 1 with any problem.

  npm run brand -- schema
      Writes docs/brand.schema.json again, by which editors explain brand.json.

  npm run brand -- help
      Prints this.
`;

/** Takes the words after the command's name; gives the exit code: 0, 1 for problems, 2 for misuse. */
export async function runBrandCommand(
  words: readonly string[],
  write: (text: string) => void,
): Promise<number> {
  const [command, ...rest] = words;
  const folders = rest.filter((word) => !word.startsWith('--'));
  const options = rest.filter((word) => word.startsWith('--'));
  if (command === 'help' || command === '--help') {
    write(HELP);
    return 0;
  }
  if (command === 'schema' && rest.length === 0) {
    await writeJsonSchema();
    write(`Written: ${SCHEMA_FILE}\n`);
    return 0;
  }
  if (command === 'check' && folders.length > 0 && options.every((word) => word === '--short')) {
    return checkFolders(folders, { isShort: options.length > 0, write });
  }
  write(HELP);
  return 2;
}

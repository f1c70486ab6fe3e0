import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { brandSchema } from '../schema/brand-schema.ts';
import { checkFolders } from './check-folders.ts';

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
    await writeFile(SCHEMA_PATH, `${JSON.stringify(makeJsonSchema(), null, 2)}\n`);
    write(`Written: ${SCHEMA_FILE}\n`);
    return 0;
  }
  if (command === 'check' && folders.length > 0 && options.every((word) => word === '--short')) {
    return checkFolders(folders, { isShort: options.length > 0, write });
  }
  write(HELP);
  return 2;
}

const SCHEMA_FILE = 'docs/brand.schema.json';
/** The file that `$schema` of a brand.json points to. */
export const SCHEMA_PATH = fileURLToPath(new URL(`../../../${SCHEMA_FILE}`, import.meta.url));

/** Our schema in the form that editors read (draft 7, which all of them know). */
export function makeJsonSchema(): unknown {
  const { required: _name, ...schema } = z.toJSONSchema(brandSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => allowNull(jsonSchema),
  });
  // A name may come from the brand that is extended.
  return { ...schema, anyOf: [{ required: ['name'] }, { required: ['extends'] }] };
}

/** In a brand that extends another one `null` takes away, whatever may be left out. */
function allowNull({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema): void {
  for (const [name, member] of Object.entries(properties)) {
    if (required.includes(name) || typeof member === 'boolean') continue;
    if (member.anyOf) member.anyOf.push({ type: 'null' });
    else if (member.type) Object.assign(member, { type: [member.type, 'null'] });
    member.enum?.push(null);
  }
}

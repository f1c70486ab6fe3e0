import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** One way through the choices of a message, and the places that are on it. */
type Reading = { readonly choices: readonly Choice[]; readonly places: readonly string[] };

export type Choice = {
  readonly kind: 'plural' | 'select' | 'other';
  readonly by: string;
  readonly names: readonly string[];
};

/** Every way through an ICU message: which choices it meets, and which places it fills. Throws where it is none. */
export function listReadings(message: string): Reading[] {
  return read(parse(message, { ignoreTag: true }));
}

/** Every text of a catalogue, or of a part of one, by its path: `bill.due`, `screens.closed.body.0`. */
export function listTexts(part: unknown, path = ''): [string, string][] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part !== 'object' || part === null) throw new Error(`${path} is no text`);
  return Object.entries(part).flatMap(([key, inner]) =>
    listTexts(inner, path ? `${path}.${key}` : key),
  );
}

const NOTHING: Reading = { choices: [], places: [] };

function read(elements: readonly MessageFormatElement[]): Reading[] {
  let readings = [NOTHING];
  for (const element of elements) {
    const next = readElement(element);
    readings = readings.flatMap(({ choices, places }) =>
      next.map((after) => ({
        choices: [...choices, ...after.choices],
        places: [...places, ...after.places],
      })),
    );
  }
  return readings;
}

function readElement(element: MessageFormatElement): Reading[] {
  if (element.type === TYPE.literal || element.type === TYPE.pound) return [NOTHING];
  if (element.type === TYPE.argument) return [{ choices: [], places: [element.value] }];
  const isSelect = element.type === TYPE.select;
  if (!isSelect && element.type !== TYPE.plural) {
    return [{ choices: [{ kind: 'other', by: 'nothing of ours', names: [] }], places: [] }];
  }
  const names = Object.keys(element.options);
  const choice: Choice = { kind: isSelect ? 'select' : 'plural', by: element.value, names };
  return Object.values(element.options)
    .flatMap(({ value }) => read(value))
    .map(({ choices, places }) => ({ choices: [choice, ...choices], places }));
}

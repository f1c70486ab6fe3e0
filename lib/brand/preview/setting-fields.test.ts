import { expect, test } from 'vitest';
import { z } from 'zod';
import { brandSchema } from '../brand-schema.ts';
import { SETTING_GROUPS } from './setting-fields.ts';
import { TEXT_FIELDS } from './text-fields.ts';

/** Forms of their own cover these. */
const ELSEWHERE = /^(\$schema|colors\..*|texts)$/;

test('the form has a field for every setting of the schema', () => {
  const paths = SETTING_GROUPS.flatMap(({ fields }) => fields.map(({ path }) => path));
  const settings = listPaths(z.toJSONSchema(brandSchema, { io: 'input', unrepresentable: 'any' }));
  const missing = settings.filter((path) => !ELSEWHERE.test(path) && !paths.includes(path));
  // The family behind an own font is chosen in brand.json itself.
  expect(missing).toEqual(['font.fallback']);
  expect(paths.filter((path) => !settings.includes(path) && path !== 'font')).toEqual([]);
});

test('the form has every text of a language', () => {
  const { properties } = parse(z.toJSONSchema(brandSchema, { io: 'input' }));
  const texts = parse(parse(properties?.texts).additionalProperties);
  expect(TEXT_FIELDS.map(({ name }) => name).sort()).toEqual(
    Object.keys(texts.properties ?? {}).sort(),
  );
});

type Schema = {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly unknown[];
};

function parse(given: unknown): Schema {
  const schema = z.looseObject({
    properties: z.record(z.string(), z.unknown()).optional(),
    additionalProperties: z.unknown().optional(),
    anyOf: z.array(z.unknown()).optional(),
  });
  const { properties, additionalProperties, anyOf } = schema.parse(given);
  return { ...(properties && { properties }), additionalProperties, ...(anyOf && { anyOf }) };
}

/** `a.b` for each value; what holds others is no value itself. */
function listPaths(given: unknown, before = ''): string[] {
  const { properties, anyOf = [] } = parse(given);
  const inner = [
    ...Object.entries(properties ?? {}),
    ...anyOf.flatMap((one) => Object.entries(parse(one).properties ?? {})),
  ];
  return inner.flatMap(([name, schema]) => {
    const below = listPaths(schema, `${before}${name}.`);
    return below.length > 0 ? below : [`${before}${name}`];
  });
}

import { expect, test } from 'vitest';
import { z } from 'zod';
import { ENGLISH_SPEECH } from '#lib/brand/testing/english-speech.ts';
import { arrangeFont } from '../assets/arrange-font.ts';
import type { Brand } from '../brand.ts';
import { brandSchema } from '../schema/brand-schema.ts';
import { buildTheme } from '../theme/build-theme.ts';
import { makeBrandView } from '../view/make-brand-view.ts';
import { SETTING_GROUPS, TEXT_FIELDS } from './setting-fields.ts';

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

/** What is usual in words, since it is no single value. */
const IN_WORDS = ['endedLink.ask'];

const CHOICES = SETTING_GROUPS.flatMap(({ fields }) =>
  fields.flatMap((field): { path: string; usual: unknown }[] => {
    if (field.kind === 'font') return [{ path: field.path, usual: 'system' }];
    const hasUsual = field.kind === 'choice' || field.kind === 'switch';
    if (!hasUsual || IN_WORDS.includes(field.path)) return [];
    return [{ path: field.path, usual: field.usual }];
  }),
);

test.each(CHOICES)('what is usual for $path is what holds without it', ({ path, usual }) => {
  const [outer = '', inner] = path.split('.');
  const plain = {
    name: 'Quarry',
    match: { hosts: ['pay.quarry.example'] },
    logo: { light: 'logo.svg' },
  };
  const member = inner ? { ...Object(Reflect.get(plain, outer)), [inner]: usual } : usual;
  expect(show({ ...plain, [outer]: member })).toEqual(show(plain));
});

function show(json: unknown) {
  const settings = brandSchema.parse(json);
  const theme = buildTheme(settings, arrangeFont(settings.font, new Map(), ''));
  const brand: Brand = { id: 'quarry', settings, theme, assets: new Map() };
  const onlyOwnHosts = settings.match?.onlyOwnHosts ?? false;
  return { theme, view: makeBrandView(brand, ENGLISH_SPEECH), onlyOwnHosts };
}

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

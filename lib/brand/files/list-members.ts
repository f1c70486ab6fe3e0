import { z } from 'zod';
import { brandSchema } from '../schema/brand-schema.ts';

type Path = readonly PropertyKey[];
type AnySchema = z.core.$ZodType;

/** The names that the schema knows at a place of brand.json: at `['logo']`, `light` and `dark`. */
export function listMembers(path: Path): string[] {
  return find(brandSchema, path).flatMap((schema) =>
    schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
  );
}

/** Where else in brand.json a member of this name stands: `support.email` for `email`. */
export function findMember(name: string): string | undefined {
  const place = listPlaces(brandSchema).find((path) => path.at(-1) === name);
  return place?.join('.');
}

function find(schema: AnySchema, [first, ...rest]: Path): AnySchema[] {
  return unwrap(schema).flatMap((inner) => {
    if (first === undefined) return [inner];
    if (inner instanceof z.ZodRecord) return find(inner.valueType, rest);
    if (!(inner instanceof z.ZodObject)) return [];
    const member: AnySchema | undefined = Object.hasOwn(inner.shape, first)
      ? inner.shape[String(first)]
      : undefined;
    return member ? find(member, rest) : [];
  });
}

function listPlaces(schema: AnySchema): string[][] {
  return unwrap(schema).flatMap((inner) => {
    if (inner instanceof z.ZodRecord)
      return listPlaces(inner.valueType).map((rest) => ['en', ...rest]);
    if (!(inner instanceof z.ZodObject)) return [];
    const members: [string, AnySchema][] = Object.entries(inner.shape);
    return members.flatMap(([name, member]) => [
      [name],
      ...listPlaces(member).map((rest) => [name, ...rest]),
    ]);
  });
}

/** The schemas that stand behind an optional one or a choice. */
function unwrap(schema: AnySchema): AnySchema[] {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}

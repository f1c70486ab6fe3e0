/**
 * What a value from outside must look like. For what browsers read: zod would be half of all that a page ships of
 * ours (docs/decisions/0031), and answers of our own server need none of its messages.
 */
export type Shape<Value> = {
  /** Throws a `TypeError` where the value has another shape. Leaves out members that nobody has named. */
  parse(value: unknown): Value;
  safeParse(value: unknown): { readonly success: boolean; readonly data?: Value };
};

/** What a shape gives. */
export type Of<Given extends Shape<unknown>> = ReturnType<Given['parse']>;

function make<Value>(parse: (value: unknown) => Value): Shape<Value> {
  const safeParse = (value: unknown) => {
    try {
      return { success: true, data: parse(value) };
    } catch {
      return { success: false };
    }
  };
  return { parse, safeParse };
}

function is<Value>(test: (value: unknown) => value is Value): Shape<Value> {
  return make((value) => {
    if (test(value)) return value;
    throw new TypeError('of another shape');
  });
}

export const text: Shape<string> = is((value) => typeof value === 'string');
export const flag: Shape<boolean> = is((value) => typeof value === 'boolean');
export const number: Shape<number> = is((value) => typeof value === 'number');

export function textLike(pattern: RegExp): Shape<string> {
  return is((value): value is string => typeof value === 'string' && pattern.test(value));
}

export function oneOf<const Name extends string>(names: readonly Name[]): Shape<Name> {
  return is((value): value is Name => names.some((name) => name === value));
}

export function listOf<Item>(item: Shape<Item>): Shape<readonly Item[]> {
  return make((value) =>
    is(Array.isArray)
      .parse(value)
      .map((inner) => item.parse(inner)),
  );
}

export function orNull<Value>(shape: Shape<Value>): Shape<Value | null> {
  return make((value) => (value === null ? null : shape.parse(value)));
}

/** A member that may be missing. */
export function optional<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  return make((value) => (value === undefined ? undefined : shape.parse(value)));
}

/** Takes `other` in place of what is missing. */
export function orElse<Value>(shape: Shape<Value>, other: Value): Shape<Value> {
  return make((value) => (value === undefined ? other : shape.parse(value)));
}

/** Takes `other` in place of whatever has another shape. */
export function forgive<Value>(shape: Shape<Value>, other: Value): Shape<Value> {
  return make((value) => {
    const { success, data } = shape.safeParse(value);
    return success ? (data as Value) : other;
  });
}

type Members = Readonly<Record<string, Shape<unknown>>>;
type MayBeMissing<Shapes extends Members> = {
  [Name in keyof Shapes]: undefined extends Of<Shapes[Name]> ? Name : never;
}[keyof Shapes];
type Read<Shapes extends Members> = {
  readonly [Name in Exclude<keyof Shapes, MayBeMissing<Shapes>>]: Of<Shapes[Name]>;
} & { readonly [Name in MayBeMissing<Shapes>]?: Of<Shapes[Name]> };

/** An object with these members; a missing one that may be missing stays away. */
export function members<Shapes extends Members>(shapes: Shapes): Shape<Read<Shapes>> {
  return make((value) => {
    if (typeof value !== 'object' || value === null) throw new TypeError('no object');
    const given: Readonly<Record<string, unknown>> = { ...value };
    const read = Object.entries(shapes).flatMap(([name, shape]) => {
      const member = shape.parse(Object.hasOwn(given, name) ? given[name] : undefined);
      return member === undefined ? [] : [[name, member]];
    });
    // Read member by member, which the type cannot see.
    return Object.fromEntries(read) as Read<Shapes>;
  });
}

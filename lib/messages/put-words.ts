/** The same places as in the templates, with the words put in. */
export type Worded<Section> = Section extends string
  ? string
  : { readonly [Key in keyof Section]: Worded<Section[Key]> };

/** Words by the name of their place. A word may hold a place of its own, for a value. */
export type Words = Readonly<Record<string, string>>;

/**
 * Puts words into the `{name}` places of every template of a section, however deep. Places of other
 * names stay: they are for values, and `fill` fills them. Pure.
 */
export function putWords<Section>(section: Section, words: Words): Worded<Section> {
  // The shape is kept member by member, which the mapped type cannot see.
  return put(section, words) as Worded<Section>;
}

function put(part: unknown, words: Words): unknown {
  if (typeof part === 'string') {
    return part.replace(/\{(\w+)\}/g, (place, name: string) =>
      Object.hasOwn(words, name) ? (words[name] ?? place) : place,
    );
  }
  if (Array.isArray(part)) return part.map((inner) => put(inner, words));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, put(inner, words)]));
}

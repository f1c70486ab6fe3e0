/** Of locales and currencies there are many, and of those that one process meets few. */
const MAX_KEPT = 100;

/** Keeps what Intl makes for a key: a format takes as long to make as all else of a line together. */
export function keepFormats<Format>(): (key: string, make: () => Format) => Format {
  const kept = new Map<string, Format>();
  return (key, make) => {
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= MAX_KEPT) kept.clear();
    const format = make();
    kept.set(key, format);
    return format;
  };
}

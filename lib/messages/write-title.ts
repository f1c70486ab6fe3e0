/** The title of a document out of its parts; what is missing or said already is left out. */
export function writeTitle(parts: readonly (string | undefined)[], separator: string): string {
  return [...new Set(parts.filter((part) => part))].join(separator);
}

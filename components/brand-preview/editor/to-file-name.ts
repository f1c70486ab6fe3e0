/** A name that a file in a brand's folder may have, as near as can be to the one that it has. */
export function toFileName(name: string): string {
  const plain = name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-+\./g, '.')
    .slice(-80)
    .replace(/^[^A-Za-z0-9]+/, '');
  return plain || 'file';
}

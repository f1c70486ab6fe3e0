/** "84 kB", "1.2 MB"; decimal units, as file managers show them. */
export function formatFileSize(sizeInBytes: number, locale: string): string {
  const isLarge = sizeInBytes >= 999_500;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? sizeInBytes / 1_000_000 : Math.max(1, sizeInBytes / 1000));
}

export type IconName = keyof typeof PATHS;

/** One stroke-drawn family of 20 px. Always beside its words, so screen readers skip it. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

const PATHS = {
  document: 'M5 2.5h6.5L15.5 6.5V17.5H5V2.5ZM11.5 2.5V6.5h4M7.5 10.5h5.5M7.5 13.5h5.5',
  check: 'm4 10.5 4 4 8-9',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 6v4.25l2.75 1.75',
  warning: 'M10 3 2.5 16.5h15L10 3ZM10 8v4M10 14.25v.01',
  chevron: 'm5.5 8 4.5 4.5L14.5 8',
  copy: 'M7.5 7.5h9v9h-9v-9ZM12.5 7.5v-4h-9v9h4',
  printer: 'M6 7.5v-5h8v5M6 14.5H3.5v-7h13v7H14M6 12h8v5.5H6V12Z',
  external: 'M11.5 3.5h5v5M16.5 3.5 9 11M14 11.5v5H3.5V6h5',
} as const;

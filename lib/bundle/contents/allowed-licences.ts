/**
 * The licences under which packages of others may be part of what we ship, as the packages state them.
 * All ask for no more than that their text goes along, which `licences.txt` does. Another one is a
 * decision: read it first, then add it here.
 */
export const ALLOWED_LICENCES: readonly string[] = [
  '(MIT OR Apache-2.0)',
  '0BSD',
  'Apache-2.0',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0', // resvg, as it comes: its own files stay under it, ours do not come under it
];

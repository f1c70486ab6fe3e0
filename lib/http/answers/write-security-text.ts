type Options = {
  /** An address that begins with `mailto:` or `https:`. */
  readonly contact: string;
  /** Where the text is read. */
  readonly origin: string;
  readonly now: Date;
};

/** Far less than the year that RFC 9116 (2.5.5) allows: anyone who keeps a copy asks again. */
const LIFE_IN_DAYS = 90;
const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** The text of `/.well-known/security.txt` (RFC 9116). It is the same for a whole day in UTC. */
export function writeSecurityText({ contact, origin, now }: Options): string {
  const today = Math.floor(now.getTime() / DAY_IN_MS);
  const expires = new Date((today + LIFE_IN_DAYS) * DAY_IN_MS);
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString().replace('.000Z', 'Z')}`,
    'Preferred-Languages: en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n');
}

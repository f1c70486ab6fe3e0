import { getSite } from '#lib/brand/site.ts';
import { getEnv } from '#lib/env.ts';

/** Far less than the year that RFC 9116 (2.5.5) allows: anyone who keeps a copy asks again. */
const LIFE_IN_DAYS = 90;
const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** Tells who finds a weakness whom to tell (RFC 9116), where the operator has said so. */
export function GET({ headers }: Request): Response {
  const contact = getEnv().securityContact;
  if (!contact) return new Response(null, { status: 404 });
  const { origin } = getSite(headers);
  // The same for a whole day in UTC.
  const today = Math.floor(Date.now() / DAY_IN_MS);
  const expires = new Date((today + LIFE_IN_DAYS) * DAY_IN_MS).toISOString();
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${expires.replace('.000Z', 'Z')}`,
    'Preferred-Languages: en',
    `Canonical: ${origin}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

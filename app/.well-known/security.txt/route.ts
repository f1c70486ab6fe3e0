import { getSite } from '#lib/brand/site.ts';
import { getEnv } from '#lib/env.ts';
import { writeSecurityText } from '#lib/http/answers/write-security-text.ts';

/** Tells who finds a weakness whom to tell (RFC 9116), where the operator has said so. */
export function GET({ headers }: Request): Response {
  const contact = getEnv().securityContact;
  if (!contact) return new Response(null, { status: 404 });
  const { origin } = getSite(headers);
  return new Response(writeSecurityText({ contact, origin, now: new Date() }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

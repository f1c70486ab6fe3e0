import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Door } from './support-env.ts';

const NAME = /^[\p{L}\p{N} .@_-]{1,64}$/u;

/** The name of who asks, for the notes; nothing where they have not shown who they are. */
export function whoAsks(headers: IncomingHttpHeaders, door: Door): string | undefined {
  const name = door.kind === 'proxy' ? headers[door.header] : readName(headers, door.secret);
  return typeof name === 'string' && NAME.test(name) ? name : undefined;
}

/** RFC 7617. A name may be any; the secret is one for all. */
function readName({ authorization }: IncomingHttpHeaders, secret: string): string | undefined {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '') ?? [];
  const [, name, given = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return timingSafeEqual(hash(given), hash(secret)) ? name : undefined;
}

/** Of one length, whatever was given. */
function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

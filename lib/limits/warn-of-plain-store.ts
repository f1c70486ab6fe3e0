import { isLoopback } from '#lib/env/address-rules.ts';
import { log } from '#lib/log/log.ts';

/**
 * Says at the start that networks, ids of sessions and a password travel to the store of the rate limits in
 * the clear. No reason not to start: the network between may be encrypted by other means.
 */
export function warnOfPlainStore(redisUrl: string | undefined): void {
  if (!redisUrl) return;
  const { protocol, hostname } = new URL(redisUrl);
  if (protocol === 'rediss:' || isLoopback(hostname)) return;
  log.warn('REDIS_URL asks for no TLS: begin it with rediss://');
}

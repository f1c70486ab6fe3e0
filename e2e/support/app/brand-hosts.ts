import type { Target } from './target.ts';

/** An address of the app under a host of its own: `gym.localhost` is this machine, too. */
export function atHost(
  host: string,
  address: string,
  { appOrigin }: Pick<Target, 'appOrigin'>,
): string {
  const url = new URL(address, appOrigin);
  url.hostname = host;
  return url.href;
}

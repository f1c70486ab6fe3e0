const HOST_NAME = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/;

/** Reads `pay.example.com, pay.example.org`. Gives a sentence where the text is wrong. */
export function parseHosts(text: string): ReadonlySet<string> | string {
  const hosts = text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
  const isRight = hosts.every((host) => HOST_NAME.test(host));
  return isRight ? new Set(hosts) : 'must list host names such as pay.example.com,pay.example.org';
}

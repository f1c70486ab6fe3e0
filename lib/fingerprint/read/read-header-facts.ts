import type { Hider } from './hider.ts';

/** Those by which a browser decides what a page may do; others say nothing about that, or change each time. */
const MATTERS = new RegExp(
  `^(${[
    'access-control-.+',
    'alt-svc',
    'cache-control',
    'clear-site-data',
    'content-(disposition|location|security-policy.*|type)',
    'cross-origin-.+',
    '(document|feature|integrity|permissions|referrer)-policy.*',
    'link',
    'location',
    'nel',
    'origin-(agent-cluster|trial)',
    'refresh',
    'report-to',
    'reporting-endpoints',
    'service-worker-allowed',
    'sourcemap',
    'speculation-rules',
    'strict-transport-security',
    'timing-allow-origin',
    'x-(content-type-options|dns-prefetch-control|download-options|frame-options)',
    'x-(permitted-cross-domain-policies|powered-by|robots-tag|sourcemap|xss-protection)',
  ].join('|')})$`,
);

/** The headers of an answer that matter for security, by name, and its cookies without their values. */
export function readHeaderFacts(headers: Headers, hide: Hider): string[] {
  const plain = [...headers]
    .filter(([name]) => MATTERS.test(name))
    .map(([name, value]) => `${name}: ${hide(value)}`);
  return [...plain, ...headers.getSetCookie().map((cookie) => describeCookie(hide(cookie)))].sort();
}

/** Name and attributes; how long it lives depends on the bill, whether it is taken away does not. */
function describeCookie(cookie: string): string {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
  const kept = attributes.flatMap((attribute) => {
    if (/^expires=/i.test(attribute)) return ['Expires'];
    if (/^max-age=[1-9]/i.test(attribute)) return ['Max-Age'];
    return [attribute];
  });
  return `set-cookie: ${[pair.split('=', 1)[0], ...kept.sort()].join('; ')}`;
}

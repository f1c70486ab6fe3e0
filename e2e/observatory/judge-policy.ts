import type { Mark, ScoredAnswer } from './answer.ts';
import { type ParsedPolicy, parsePolicy } from './parse-policy.ts';

const BROAD = /^(\*|https?:(\/\/\*(\.\*)?)?|ftp:)$/;
const UNSAFE_INLINE = /^('unsafe-inline'|data:)$/;
const PASSIVE = new Set(['img-src', 'media-src']);

/** What the policy allows to run, to look like us, and to be loaded without encryption. */
export function judgePolicy({ headers, url }: ScoredAnswer): Mark {
  const rule = 'content security policy';
  const header = headers['content-security-policy'];
  if (header === undefined) return { rule, finding: 'none', points: -25 };
  const policy = parsePolicy(header);
  if (!policy) return { rule, finding: 'unreadable', points: -25 };
  return { rule, ...findWorst(policy, url.protocol === 'https:') };
}

function findWorst(policy: ParsedPolicy, isHttps: boolean): Omit<Mark, 'rule'> {
  const scripts = listEffective(policy, 'script-src');
  const styles = listEffective(policy, 'style-src');
  const objects = list(policy, 'object-src');
  if (!scripts) return { finding: "'strict-dynamic' without a nonce", points: -25 };
  const isUnsafe = (source: string) => BROAD.test(source) || UNSAFE_INLINE.test(source);
  if (scripts.some(isUnsafe) || objects.some((source) => BROAD.test(source))) {
    return { finding: 'unsafe scripts', points: -20 };
  }
  const active = [...policy].flatMap(([name, sources]) => (PASSIVE.has(name) ? [] : sources));
  if (isHttps && active.some(isPlain)) return { finding: 'active content by http', points: -20 };
  if ([...scripts, ...(styles ?? [])].includes("'unsafe-eval'")) {
    return { finding: "'unsafe-eval'", points: -10 };
  }
  const passive = [...PASSIVE].flatMap((name) => list(policy, name));
  if (isHttps && passive.some(isPlain)) return { finding: 'pictures by http', points: -10 };
  if (styles?.some(isUnsafe)) return { finding: 'unsafe styles', points: 0 };
  const isClosed = policy.get('default-src')?.join() === "'none'";
  const sendsForms = !/^('none'|'self')$/.test(policy.get('form-action')?.join() ?? '*');
  return isClosed && !sendsForms
    ? { finding: "nothing unsafe, default-src 'none'", points: 10 }
    : { finding: 'nothing unsafe', points: 5 };
}

function isPlain(source: string): boolean {
  return source.startsWith('http:') || source.startsWith('ftp:');
}

function list(policy: ParsedPolicy, name: string): readonly string[] {
  return policy.get(name) ?? policy.get('default-src') ?? ['*'];
}

/** What is left of a list where a nonce makes browsers ignore the rest of it. */
function listEffective(policy: ParsedPolicy, name: string): string[] | undefined {
  const sources = list(policy, name);
  const hasNonce = sources.some((source) => /^'(nonce|sha256|sha384|sha512)-/.test(source));
  const isDynamic = name === 'script-src' && sources.includes("'strict-dynamic'");
  if (isDynamic && !hasNonce) return undefined;
  return sources.filter((source) => {
    if (hasNonce && source === "'unsafe-inline'") return false;
    return !(isDynamic && (source === "'self'" || /^(https?:|ftp:|\*)/.test(source)));
  });
}

import type { Mark, ScoredAnswer } from './answer.ts';
import { judgePolicy } from './judge-policy.ts';
import { judgeScripts } from './judge-scripts.ts';
import { parsePolicy } from './parse-policy.ts';

type Rule = (answer: ScoredAnswer) => Mark;

const SIX_MONTHS_IN_SECONDS = 15_768_000;
const PRIVATE_REFERRERS = [
  'no-referrer',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
];

export const RULES: readonly Rule[] = [
  judgePolicy,
  judgeCookies,
  judgeSharing,
  judgeReferrer,
  judgeTransport,
  judgeScripts,
  judgeSniffing,
  judgeFraming,
  judgeResource,
  judgeOpener,
  judgeEmbedder,
];

function judgeCookies({ cookies }: ScoredAnswer): Mark {
  const rule = 'cookies';
  if (cookies.length === 0) return { rule, finding: 'none', points: 0 };
  const has = (pattern: RegExp) => cookies.every((cookie) => pattern.test(cookie));
  if (!has(/; *secure(;|$)/i)) return { rule, finding: 'without Secure', points: -40 };
  if (!has(/; *httponly(;|$)/i)) return { rule, finding: 'without HttpOnly', points: -30 };
  return has(/; *samesite=(lax|strict)(;|$)/i)
    ? { rule, finding: 'Secure, HttpOnly, SameSite', points: 5 }
    : { rule, finding: 'without SameSite', points: 0 };
}

function judgeSharing({ headers }: ScoredAnswer): Mark {
  const rule = 'cross-origin resource sharing';
  const isOpen = headers['access-control-allow-credentials'] === 'true';
  if (headers['access-control-allow-origin'] === undefined) {
    return { rule, finding: 'none', points: 0 };
  }
  return { rule, finding: 'shared', points: isOpen ? -50 : 0 };
}

function judgeReferrer({ headers }: ScoredAnswer): Mark {
  const rule = 'referrer policy';
  const policy = headers['referrer-policy'];
  if (policy === undefined) return { rule, finding: 'none', points: 0 };
  return { rule, finding: policy, points: PRIVATE_REFERRERS.includes(policy) ? 5 : -5 };
}

function judgeTransport({ headers, url }: ScoredAnswer): Mark {
  const rule = 'strict transport security';
  const seconds = /max-age=(\d+)/.exec(headers['strict-transport-security'] ?? '')?.[1];
  if (url.protocol !== 'https:' || seconds === undefined) {
    return { rule, finding: 'none', points: -20 };
  }
  const isLong = Number(seconds) >= SIX_MONTHS_IN_SECONDS;
  return { rule, finding: `${seconds} s`, points: isLong ? 0 : -10 };
}

function judgeSniffing({ headers }: ScoredAnswer): Mark {
  const finding = headers['x-content-type-options'] ?? 'none';
  return { rule: 'content types', finding, points: finding === 'nosniff' ? 0 : -5 };
}

function judgeFraming({ headers }: ScoredAnswer): Mark {
  const rule = 'framing';
  const ancestors = parsePolicy(headers['content-security-policy'] ?? '')?.get('frame-ancestors');
  if (ancestors?.every((source) => source === "'none'" || source === "'self'")) {
    return { rule, finding: 'forbidden by the policy', points: 5 };
  }
  const isForbidden = /^(deny|sameorigin)$/i.test(headers['x-frame-options'] ?? '');
  return isForbidden
    ? { rule, finding: 'forbidden by X-Frame-Options', points: 0 }
    : { rule, finding: 'allowed', points: -20 };
}

function judgeResource({ headers }: ScoredAnswer): Mark {
  const finding = headers['cross-origin-resource-policy'] ?? 'none';
  const points = { 'same-origin': 10, 'same-site': 10, 'cross-origin': -5 }[finding] ?? 0;
  return { rule: 'cross-origin resource policy', finding, points };
}

function judgeOpener({ headers }: ScoredAnswer): Mark {
  const finding = headers['cross-origin-opener-policy'] ?? 'none';
  const points = /^same-origin(-allow-popups)?$/.test(finding) ? 10 : 0;
  return { rule: 'cross-origin opener policy', finding, points };
}

function judgeEmbedder({ headers }: ScoredAnswer): Mark {
  const finding = headers['cross-origin-embedder-policy'] ?? 'none';
  const points = /^(require-corp|credentialless)$/.test(finding) ? 10 : 0;
  return { rule: 'cross-origin embedder policy', finding, points };
}

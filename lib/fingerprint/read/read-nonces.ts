/** The nonces of a page's own policy, which are new in every answer. */
export function readNonces(headers: Headers): string[] {
  const policies = ['content-security-policy', 'content-security-policy-report-only'];
  const text = policies.map((name) => headers.get(name) ?? '').join(' ');
  return [...text.matchAll(/'nonce-([^']+)'/g)].map(([, nonce = '']) => nonce);
}

type Headers = Readonly<Record<string, string>>;

/** What a bill's headers lack of what protects the customer. */
export function judgeHeaders(headers: Headers, protocol: string): string[] {
  const { 'content-security-policy': policy } = headers;
  return [
    ...(policy ? judgePolicy(policy) : ['There is no Content-Security-Policy.']),
    ...demand(headers, 'x-content-type-options', /^nosniff$/i),
    ...demand(headers, 'referrer-policy', /^(no-referrer|same-origin)$/i),
    ...demand(headers, 'cache-control', /\bno-store\b/i),
    ...demand(headers, 'permissions-policy', /./),
    ...(protocol === 'https:'
      ? demand(headers, 'strict-transport-security', /max-age=\d{7,}/i)
      : []),
    ...(headers.server || headers['x-powered-by'] ? tellServer(headers) : []),
  ];
}

function judgePolicy(policy: string): string[] {
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name.toLowerCase(), values] as const;
    }),
  );
  const scripts = directives.get('script-src') ?? directives.get('default-src') ?? ['*'];
  const isStrict = scripts.some((value) => /^'(nonce|sha\d+)-/.test(value));
  return [
    ...(scripts.includes('*') || (scripts.includes("'unsafe-inline'") && !isStrict)
      ? ['The Content-Security-Policy lets any script run.']
      : []),
    ...(directives.get('frame-ancestors')?.join() === "'none'"
      ? []
      : ['The Content-Security-Policy lets the page be framed.']),
    ...(directives.has('form-action')
      ? []
      : ['The Content-Security-Policy says nothing of forms.']),
    ...(directives.get('base-uri') ? [] : ['The Content-Security-Policy lets a base be set.']),
  ];
}

function demand(headers: Headers, name: string, pattern: RegExp): string[] {
  const value = headers[name];
  if (value === undefined) return [`There is no header ${name}.`];
  return pattern.test(value) ? [] : [`The header ${name} says "${value}".`];
}

function tellServer(headers: Headers): string[] {
  const told = `${headers.server ?? ''} ${headers['x-powered-by'] ?? ''}`.trim();
  return /\d/.test(told) ? [`The headers tell a version: "${told}".`] : [];
}

export type ParsedPolicy = ReadonlyMap<string, readonly string[]>;

/** The directives of a content security policy, or `undefined` where it says one of them twice or nothing. */
export function parsePolicy(header: string): ParsedPolicy | undefined {
  const policy = new Map<string, readonly string[]>();
  for (const directive of header.toLowerCase().split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (!name) continue;
    if (policy.has(name)) return undefined;
    policy.set(name, sources.length === 0 && name.endsWith('-src') ? ["'none'"] : sources);
  }
  return policy.size > 0 ? policy : undefined;
}

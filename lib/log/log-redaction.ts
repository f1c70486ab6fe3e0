const MASK = '[redacted]';

/** Names of members that are never written, whatever they hold; compared without case, `_` and `-`. */
const SECRET_NAMES = new Set([
  'account',
  'accountid',
  'accountnumber',
  'authorization',
  'balances',
  'cookie',
  'dfiaccountnumber',
  'jwt',
  'link',
  'linktoken',
  'password',
  'persistentaccountid',
  'publictoken',
  'routing',
  'routingnumber',
  'secret',
  'sessionsecret',
  'sessionsecrets',
  'setcookie',
  'token',
  'wirerouting',
  'xconnectfijwtoken',
]);

/** What gives a secret away wherever it stands in a text. */
const SECRET_PATTERNS = [
  /eyJ[\w-]{10,}(\.[\w-]*){0,2}/g, // a JWT or a part of one
  /\b(link|public|access)-(production|sandbox|development)-[\w-]+/g, // tokens of Plaid
  /((?<!\/customer)\/|%2F)payment(\/|%2F)[\w-]{8,}/gi, // an address of ours with the link
  /\b[0-9A-Za-z]{60,}\b/g, // a link by itself (connectfi-api C1: 65 characters or more)
  /\b\d{9,17}\b/g, // an account or routing number
];

/** Masks every secret in one line of JSON, at any depth. What is no JSON is masked as a text. */
export function redactLine(line: string): string {
  if (holdsNoSecret(line)) return line;
  try {
    return `${JSON.stringify(redact(JSON.parse(line)))}\n`;
  } catch {
    return redactText(line);
  }
}

/**
 * Whether that can be told by the line alone, as it can of nearly all: it has no sign that is written as an escape,
 * which could hide a secret or its edge, nothing anywhere that looks like a secret, and no member named like one.
 */
function holdsNoSecret(line: string): boolean {
  if (line.includes('\\') || SECRET_PATTERNS.some((pattern) => line.search(pattern) !== -1)) {
    return false;
  }
  for (const [, name = ''] of line.matchAll(/"([^"]*)":/g)) if (isSecretName(name)) return false;
  return line.startsWith('{') && line.endsWith('}\n');
}

function redact(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      redactText(name),
      isSecretName(name) ? MASK : redact(member),
    ]),
  );
}

function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(name.toLowerCase().replace(/[_-]/g, ''));
}

function redactText(text: string): string {
  return SECRET_PATTERNS.reduce((masked, pattern) => masked.replace(pattern, MASK), text);
}

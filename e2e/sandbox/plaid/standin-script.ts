import { readFileSync } from 'node:fs';

const SCRIPT = new URL('./browser/link-initialize.js', import.meta.url);
const ORIGIN_PLACE = "'{{STAND_IN_ORIGIN}}'";

/**
 * The host page's script with the sandbox's origin baked in, for a test that answers Plaid's real
 * address itself. Served by the sandbox, the script knows its origin from its own address.
 */
export function standInScript(origin: string): string {
  const text = readFileSync(SCRIPT, 'utf8');
  if (!text.includes(ORIGIN_PLACE))
    throw new Error('The stand-in script has no place for an origin');
  return text.replace(ORIGIN_PLACE, JSON.stringify(new URL(origin).origin));
}

import { readFileSync } from 'node:fs';

const SCRIPT = new URL('./browser/link-initialize.js', import.meta.url);

/**
 * The host page's script with its origins baked in, for a test that answers Plaid's real address itself:
 * where the frame lives, and what the page calls. Served by the sandbox, the script knows its origin
 * from its own address.
 */
export function standInScript(origin: string, apiOrigin = origin): string {
  const text = readFileSync(SCRIPT, 'utf8');
  return bakeIn(bakeIn(text, '{{STAND_IN_ORIGIN}}', origin), '{{STAND_IN_API_ORIGIN}}', apiOrigin);
}

function bakeIn(text: string, place: string, address: string): string {
  const literal = `'${place}'`;
  if (!text.includes(literal)) throw new Error(`The stand-in script has no ${place}`);
  return text.replace(literal, JSON.stringify(new URL(address).origin));
}

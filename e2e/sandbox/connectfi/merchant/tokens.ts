import { readJwt, signJwt } from '../../jwt.ts';
import type { Sandbox } from '../../sandbox.ts';

type TokenOptions = { readonly sandbox: Sandbox; readonly lifeInSeconds: number };

/** Makes a token of the platform or of a merchant; like a customer's, it follows the clock of the namespace. */
export function signToken(
  claims: Readonly<Record<string, string>>,
  { sandbox, lifeInSeconds }: TokenOptions,
): Promise<string> {
  return signJwt(claims, { key: sandbox.jwtKey, now: sandbox.now(), lifeInSeconds });
}

/** One claim of a token of ours that is still alive. */
export async function readClaim(
  sandbox: Sandbox,
  token: unknown,
  claim: string,
): Promise<string | undefined> {
  if (typeof token !== 'string') return undefined;
  const claims = await readJwt(token, { key: sandbox.jwtKey, now: sandbox.now() });
  const value = claims?.[claim];
  return typeof value === 'string' ? value : undefined;
}

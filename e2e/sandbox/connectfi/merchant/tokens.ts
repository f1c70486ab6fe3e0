import { errors, jwtVerify, SignJWT } from 'jose';
import type { Sandbox } from '../../sandbox.ts';

type TokenOptions = { readonly sandbox: Sandbox; readonly lifeInSeconds: number };

/** Makes a token of the platform or of a merchant; like a customer's, it follows the clock of the namespace. */
export function signToken(
  claims: Readonly<Record<string, string>>,
  { sandbox, lifeInSeconds }: TokenOptions,
): Promise<string> {
  const issuedAt = Math.floor(sandbox.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifeInSeconds)
    .sign(sandbox.jwtKey);
}

/** One claim of a token of ours that is still alive. */
export async function readClaim(
  sandbox: Sandbox,
  token: unknown,
  claim: string,
): Promise<string | undefined> {
  if (typeof token !== 'string') return undefined;
  try {
    const { payload } = await jwtVerify(token, sandbox.jwtKey, {
      algorithms: ['HS256'],
      currentDate: new Date(sandbox.now()),
    });
    const value = payload[claim];
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

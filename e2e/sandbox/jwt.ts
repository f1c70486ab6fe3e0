import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose';

export type CustomerClaims = { readonly transactionId: string; readonly sessionId: string };

/** Signs the customer's JWT with the documented claims (connectfi-api 1.3); times are the bill's. */
export async function signCustomerJwt(
  claims: CustomerClaims,
  options: { key: Uint8Array; now: number; lifeInSeconds: number },
): Promise<string> {
  const issuedAt = Math.floor(options.now / 1000);
  return new SignJWT({
    cFiTransactionId: claims.transactionId,
    cFiSessionId: claims.sessionId,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + options.lifeInSeconds)
    .sign(options.key);
}

/** What a JWT says about itself, believed by nobody: enough to find the bill whose clock judges it. */
export function decodeCustomerJwt(jwt: string): CustomerClaims | undefined {
  try {
    return toClaims(decodeJwt(jwt));
  } catch (error) {
    if (error instanceof errors.JWTInvalid) return undefined;
    throw error;
  }
}

export async function verifyCustomerJwt(
  jwt: string,
  options: { key: Uint8Array; now: number },
): Promise<CustomerClaims | undefined> {
  try {
    const { payload } = await jwtVerify(jwt, options.key, {
      algorithms: ['HS256'],
      currentDate: new Date(options.now),
    });
    return toClaims(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function toClaims(payload: Record<string, unknown>): CustomerClaims | undefined {
  const { cFiTransactionId: transactionId, cFiSessionId: sessionId } = payload;
  return typeof transactionId === 'string' && typeof sessionId === 'string'
    ? { transactionId, sessionId }
    : undefined;
}

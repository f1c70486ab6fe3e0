import { decodeJwt, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';

type Signing = { readonly key: Uint8Array; readonly now: number };

/** Times are those of whoever the token is for: of a bill, or of the namespace. */
export function signJwt(
  claims: Readonly<Record<string, string>>,
  { key, now, lifeInSeconds }: Signing & { readonly lifeInSeconds: number },
): Promise<string> {
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifeInSeconds)
    .sign(key);
}

/** What a token of ours that is still alive says. */
export async function readJwt(jwt: string, { key, now }: Signing): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(jwt, key, {
      algorithms: ['HS256'],
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

export type CustomerClaims = { readonly transactionId: string; readonly sessionId: string };

/** Signs the customer's JWT with the documented claims (connectfi-api 1.3); times are the bill's. */
export function signCustomerJwt(
  { transactionId, sessionId }: CustomerClaims,
  options: Signing & { readonly lifeInSeconds: number },
): Promise<string> {
  return signJwt({ cFiTransactionId: transactionId, cFiSessionId: sessionId }, options);
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
  signing: Signing,
): Promise<CustomerClaims | undefined> {
  const payload = await readJwt(jwt, signing);
  return payload && toClaims(payload);
}

function toClaims(payload: JWTPayload): CustomerClaims | undefined {
  const { cFiTransactionId: transactionId, cFiSessionId: sessionId } = payload;
  return typeof transactionId === 'string' && typeof sessionId === 'string'
    ? { transactionId, sessionId }
    : undefined;
}

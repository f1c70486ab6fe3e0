import type { Bill, Session } from '../bill.ts';
import { verifyCustomerJwt } from '../jwt.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Switches } from '../switches.ts';
import { type Answer, answerJson } from './answer.ts';
import { ERROR_CODES } from './error-codes.ts';

/** The session that a JWT stands for: signed by us, alive by the bill's clock, and not ended. */
export async function findSession(
  sandbox: Sandbox,
  jwt: string,
  bill: Bill,
): Promise<Session | undefined> {
  const claims = await verifyCustomerJwt(jwt, { key: sandbox.jwtKey, now: sandbox.nowOf(bill) });
  if (claims?.transactionId !== bill.transactionId) return undefined;
  return bill.sessions.find(({ sessionId, isEnded }) => sessionId === claims.sessionId && !isEnded);
}

/** U11: what a missing, forged or expired JWT is answered with. */
export function refuseUnauthorized(requestId: string, switches: Switches): Answer {
  const { message } = ERROR_CODES.unauthorized;
  const status = Number(switches.unauthorizedAs);
  return answerJson(status, requestId, { code: 'unauthorized', context: {}, message });
}

import type { Bill, Session } from '../bill.ts';
import { verifyCustomerJwt } from '../jwt.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Switches } from '../switches.ts';
import { type Answer, answerJson } from './answer.ts';
import type { OperationCall } from './customer-operation.ts';
import { ERROR_CODES } from './error-codes.ts';
import { cutBody, type Received, toRecord } from './received.ts';

/** Judges a call as connectFi would, carries it out, and gives the true answer. */
export async function processCall(received: Received): Promise<Answer> {
  const { bill, sandbox, jwt } = received;
  if (bill) sandbox.progress(bill);
  const session = bill && jwt !== undefined ? await findSession(sandbox, jwt, bill) : undefined;
  const answer = await answerCall(received, session);
  const isAccepted = answer.status === 200 && answer.code === '0';
  recordAttempt(received, { isAccepted, reason: isAccepted ? null : answer.code, session });
  return answer;
}

/** Of a bill; more come only from somebody who fills the sandbox. */
const MOST_ATTEMPTS = 1_000;

/** Every C4 is remembered, whether or not it took effect; of very many, those that did and the newest. */
export function recordAttempt(
  { operation, bill, request }: Received,
  outcome: { isAccepted: boolean; reason: string | null; session?: Session | undefined },
): void {
  if (operation.operation !== 'C4' || !bill) return;
  const { isAccepted, reason, session } = outcome;
  const sessionId = session?.sessionId ?? null;
  const at = new Date().toISOString();
  bill.attempts.push({ at, isAccepted, reason, sessionId, body: cutBody(request.body) });
  if (bill.attempts.length <= MOST_ATTEMPTS) return;
  const oldest = bill.attempts.findIndex((attempt) => !attempt.isAccepted);
  if (oldest >= 0) bill.attempts.splice(oldest, 1);
}

async function answerCall(received: Received, session: Session | undefined): Promise<Answer> {
  const { operation, request, bill, sandbox, requestId } = received;
  const switches = sandbox.switchesOf(bill);
  if (isPathOff(received)) {
    return answerJson(404, requestId, { code: 'notFound', context: {}, message: 'Not Found' });
  }
  if (operation.needsSession && !session) return refuseUnauthorized(requestId, switches);
  if (request.validationError) {
    const context = request.validationError.validation;
    return answerJson(400, requestId, { code: 'requestValidateError', context });
  }
  const call = toOperationCall(received);
  if (!operation.needsSession) return operation.handle(call);
  if (!bill || !session) return refuseUnauthorized(requestId, switches);
  return operation.handle({ ...call, bill, session });
}

function isPathOff({ sandbox, bill, operation, request }: Received): boolean {
  const { exchangePath } = sandbox.switchesOf(bill);
  if (operation.operation !== 'C8' || exchangePath === 'both') return false;
  const isMisspelt = request.url.includes('/exhange-');
  return isMisspelt !== (exchangePath === 'misspelt');
}

function toOperationCall({ sandbox, bill, request, requestId }: Received): OperationCall {
  return {
    sandbox,
    requestId,
    switches: sandbox.switchesOf(bill),
    now: bill ? sandbox.nowOf(bill) : sandbox.now(),
    body: toRecord(request.body),
    params: Object.fromEntries(
      Object.entries(toRecord(request.params)).map(([name, value]) => [name, String(value)]),
    ),
  };
}

/** The session that a JWT stands for: signed by us, alive by the bill's clock, and not ended. */
async function findSession(
  sandbox: Sandbox,
  jwt: string,
  bill: Bill,
): Promise<Session | undefined> {
  const claims = await verifyCustomerJwt(jwt, { key: sandbox.jwtKey, now: sandbox.nowOf(bill) });
  if (claims?.transactionId !== bill.transactionId) return undefined;
  return bill.sessions.find(({ sessionId, isEnded }) => sessionId === claims.sessionId && !isEnded);
}

/** U11: what a missing, forged or expired JWT is answered with. */
function refuseUnauthorized(requestId: string, switches: Switches): Answer {
  const { message } = ERROR_CODES.unauthorized;
  const status = Number(switches.unauthorizedAs);
  return answerJson(status, requestId, { code: 'unauthorized', context: {}, message });
}

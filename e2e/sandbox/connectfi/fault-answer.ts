import type { Bill } from '../bill.ts';
import type { Fault } from '../fault.ts';
import { type Answer, answerJson } from './answer.ts';
import { ERROR_CODES, isErrorCode } from './error-codes.ts';
import { streamOfSize } from './stream-of-size.ts';

const HUGE_IN_BYTES = 6 * 1024 * 1024;

type Spoilt = Exclude<Fault['kind'], 'delay' | 'resetBefore' | 'resetAfter' | 'hang' | 'truncated'>;

export type SpoiltFault = Fault & { readonly kind: Spoilt };

/** The answer that takes the true one's place. */
export function spoilAnswer(fault: SpoiltFault, requestId: string, bill?: Bill): Answer {
  const { status = 200, headers = {} } = fault;
  const raw = (type: string, body: string): Answer => ({
    status,
    headers: { 'content-type': type, ...headers },
    body: Buffer.from(fault.body ?? body),
    code: null,
  });
  switch (fault.kind) {
    case 'html':
      return raw('text/html', '<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>');
    case 'empty':
      return raw('application/json', '');
    case 'garbage':
      return raw('application/json', '{"code":"0","data":}}\u0000');
    case 'huge':
      return {
        ...raw('application/json', ''),
        body: streamOfSize('{"code":"0","data":"', 'x', HUGE_IN_BYTES),
      };
    case 'missing':
      return answerJson(200, requestId, { code: '0', data: {} });
    case 'otherCode':
      return answerJson(200, requestId, { code: fault.code ?? '1', data: {} });
    case 'redirect':
      return {
        ...raw('text/plain', ''),
        status: fault.status ?? 302,
        headers: { location: '/connectfi/elsewhere', ...headers },
      };
    case 'status':
      return raiseStatus(fault, requestId);
    case 'refuse':
      return refuse(fault, requestId, bill);
  }
}

function raiseStatus(fault: Fault, requestId: string): Answer {
  const { status = 500, code = 'internalError', context = {}, headers = {}, body } = fault;
  const answer = answerJson(status, requestId, { code, context, message: 'Sandbox fault' });
  return {
    ...answer,
    headers: { ...answer.headers, ...headers },
    body: body === undefined ? answer.body : Buffer.from(body),
  };
}

function refuse(fault: Fault, requestId: string, bill?: Bill): Answer {
  const code = fault.code ?? 'paymentStatus';
  const known = isErrorCode(code) ? ERROR_CODES[code] : { status: 400, message: 'Refused' };
  return answerJson(fault.status ?? known.status, requestId, {
    code,
    context: fault.context ?? { entityId: bill?.transactionId },
    message: known.message,
  });
}

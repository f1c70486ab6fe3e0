import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Bill } from '../bill.ts';
import type { Call } from '../call.ts';
import { type Fault, takeFault } from '../fault.ts';
import { decodeCustomerJwt } from '../jwt.ts';
import type { Namespaces } from '../namespaces.ts';
import type { Sandbox } from '../sandbox.ts';
import type { CustomerOperation } from './customer-operation.ts';

const LONGEST_KEPT_BODY = 4096;

/** A call that has come in, with all that is known about it before it is judged. */
export type Received = {
  readonly sandbox: Sandbox;
  readonly operation: CustomerOperation;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly requestId: string;
  readonly jwt: string | undefined;
  /** Found by the link or by what the JWT says about itself; neither is believed yet. */
  readonly bill: Bill | undefined;
  readonly fault: Fault | undefined;
  readonly call: Call;
  /** By `performance.now()`. */
  readonly receivedAt: number;
};

export type Incoming = Pick<Received, 'operation' | 'request' | 'reply'> & {
  readonly namespaces: Namespaces;
};

/** Notes the call down and takes the fault that is waiting for it. */
export function receive(incoming: Incoming): Received {
  const receivedAt = performance.now();
  const { namespaces, operation, request, reply } = incoming;
  const jwt = jwtOf(request);
  const meant = readMeant(incoming, jwt);
  const sandbox = namespaces.findOwner(meant, namespaces.ofRequest(request));
  const bill = findMeant(sandbox, meant);
  const fault = bill && takeFault(bill.faults, operation.operation);
  const call = toCall(incoming, bill, fault);
  sandbox.recordCall(call);
  const requestId = sandbox.ids.requestId();
  return { sandbox, operation, request, reply, requestId, jwt, bill, fault, call, receivedAt };
}

export function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A body as the sandbox remembers it: anybody may send one of a megabyte, and ten thousand of them. */
export function cutBody(body: unknown): unknown {
  const text = JSON.stringify(body ?? null);
  if (text.length <= LONGEST_KEPT_BODY) return body ?? null;
  // Copied, since a slice keeps the whole text in memory.
  return `${Buffer.from(text.slice(0, LONGEST_KEPT_BODY)).toString()}…`;
}

type Meant = { readonly link?: string; readonly transactionId?: string };

/** The bill that a call is about, as far as it says so. */
function readMeant({ operation, request }: Incoming, jwt: string | undefined): Meant {
  if (!operation.needsSession) {
    const { link } = toRecord(request.body);
    return typeof link === 'string' ? { link } : {};
  }
  const claims = jwt === undefined ? undefined : decodeCustomerJwt(jwt);
  return claims ? { transactionId: claims.transactionId } : {};
}

function findMeant(sandbox: Sandbox, { link, transactionId }: Meant): Bill | undefined {
  if (link !== undefined) return sandbox.findBillByLink(link);
  return transactionId === undefined ? undefined : sandbox.findBill(transactionId);
}

function toCall({ operation, request }: Incoming, bill?: Bill, fault?: Fault): Call {
  return {
    operation: operation.operation,
    transactionId: bill?.transactionId ?? null,
    at: new Date().toISOString(),
    method: operation.method,
    path: request.url,
    headerNames: Object.keys(request.headers).sort(),
    body: cutBody(request.body),
    remotePort: request.socket.remotePort ?? null,
    fault: fault?.kind ?? null,
    status: null,
    durationInMs: null,
    code: null,
  };
}

function jwtOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-connectfi-jwtoken'];
  return typeof header === 'string' ? header : undefined;
}

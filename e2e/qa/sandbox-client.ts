import type { BillChange, BillRequest } from '#e2e/sandbox/bill-request.ts';
import type { Call } from '#e2e/sandbox/call.ts';
import type { BillView } from '#e2e/sandbox/control/bill-view.ts';
import type { LinkChoice } from '#e2e/sandbox/control/link-routes.ts';
import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import type { Switches, SwitchesPatch } from '#e2e/sandbox/switches.ts';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import type { Secret } from './leaks.ts';

export type CreatedBill = {
  readonly cFiTransactionId: string;
  readonly link: string;
  readonly url: string;
};

export type SandboxClient = ReturnType<typeof createSandboxClient>;

type StatusOptions = {
  readonly description?: string;
  readonly isStrict?: boolean;
  readonly isLocked?: boolean;
};

/** The control API (docs/sandbox.md), typed. `id` is a transaction id or a link. */
export function createSandboxClient(origin: string) {
  const call = <Answer>(method: string, path: string, body?: unknown) =>
    callControl<Answer>(`${origin}/control${path}`, method, body);
  return {
    origin,
    createBill: (request: BillRequest = {}) => call<CreatedBill>('POST', '/bills', request),
    listBills: () => call<BillView[]>('GET', '/bills'),
    readBill: (id: string) => call<BillView>('GET', `/bills/${id}`),
    updateBill: (id: string, change: BillChange) => call<BillView>('PATCH', `/bills/${id}`, change),
    setStatus: (id: string, status: PaymentStatus, options: StatusOptions = {}) =>
      call<BillView>('POST', `/bills/${id}/status`, { status, ...options }),
    advanceClock: (id: string, advanceInSeconds: number) =>
      call<BillView>('POST', `/bills/${id}/clock`, { advanceInSeconds }),
    injectFault: (id: string, fault: FaultRequest) =>
      call<BillView>('POST', `/bills/${id}/faults`, fault),
    clearFaults: (id: string) => call<BillView>('DELETE', `/bills/${id}/faults`),
    setSwitches: (id: string, switches: SwitchesPatch) =>
      call<BillView>('PATCH', `/bills/${id}/switches`, switches),
    setGlobalSwitches: (switches: SwitchesPatch) => call<Switches>('PATCH', '/switches', switches),
    expireSessions: (id: string) => call<BillView>('POST', `/bills/${id}/sessions/expire`, {}),
    listCalls: (id?: string) =>
      call<Call[]>('GET', id === undefined ? '/calls' : `/bills/${id}/calls`),
    /** Ends Link with success without a browser, and gives the public token. */
    finishLink: (linkToken: string, choice: LinkChoice = {}) =>
      call<{ publicToken: string }>('POST', `/link-tokens/${linkToken}/finish`, choice),
    /** Every value that must never leave the server. */
    listSecrets: () => call<Secret[]>('GET', '/secrets'),
    reset: () => call<void>('POST', '/reset', {}),
  };
}

async function callControl<Answer>(url: string, method: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  // The control API is our own: its answers have the shape that its routes give them.
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

import type {
  BillChange,
  BillRequest,
  BillView,
  Call,
  ClockMove,
  ClockView,
  CreatedBill,
  FaultRequest,
  LinkChoice,
  PaymentStatus,
  Scenario,
  Switches,
  SwitchesPatch,
} from './control-types.ts';
import type { Secret } from './leaks.ts';

export type SandboxClient = ReturnType<typeof createSandboxClient>;

export type StatusOptions = {
  readonly description?: string;
  readonly isStrict?: boolean;
  readonly isLocked?: boolean;
};

/**
 * The control API (docs/sandbox.md), typed. `id` is a transaction id or a link. The token is that of the sandbox, if
 * it has one; `https://sandbox.example/ns/<name>` is the origin of a namespace.
 */
export function createSandboxClient(origin: string, token?: string) {
  const call = <Answer>(method: string, path: string, body?: unknown) =>
    callControl<Answer>({ url: `${origin}/control${path}`, method, token, body });
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
    readClock: () => call<ClockView>('GET', '/clock'),
    /** Moves the clock of all bills, and of a page that follows it. */
    moveClock: (move: ClockMove) => call<ClockView>('POST', '/clock', move),
    resetClock: () => call<ClockView>('DELETE', '/clock'),
    injectFault: (id: string, fault: FaultRequest) =>
      call<BillView>('POST', `/bills/${id}/faults`, fault),
    clearFaults: (id: string) => call<BillView>('DELETE', `/bills/${id}/faults`),
    setSwitches: (id: string, switches: SwitchesPatch) =>
      call<BillView>('PATCH', `/bills/${id}/switches`, switches),
    setGlobalSwitches: (switches: SwitchesPatch) => call<Switches>('PATCH', '/switches', switches),
    expireSessions: (id: string) => call<BillView>('POST', `/bills/${id}/sessions/expire`, {}),
    listCalls: (id?: string) =>
      call<Call[]>('GET', id === undefined ? '/calls' : `/bills/${id}/calls`),
    listScenarios: () => call<Scenario[]>('GET', '/scenarios'),
    /** Ends Link with success without a browser, and gives the public token. */
    finishLink: (linkToken: string, choice: LinkChoice = {}) =>
      call<{ publicToken: string }>('POST', `/link-tokens/${linkToken}/finish`, choice),
    /** Every value that must never leave the server. */
    listSecrets: () => call<Secret[]>('GET', '/secrets'),
    reset: () => call<void>('POST', '/reset', {}),
  };
}

type ControlCall = {
  readonly url: string;
  readonly method: string;
  readonly token: string | undefined;
  readonly body: unknown;
};

async function callControl<Answer>({ url, method, token, body }: ControlCall): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  // The control API is our own: its answers have the shape that its routes give them.
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

import type { CallFault } from './call-fault.ts';
import type { NamedCall } from './named-call.ts';

/** A call that the proxy has taken in, and what it did to it. Times are milliseconds since 1970. */
export type ProxiedCall = NamedCall & {
  /** Of the bill's calls of this operation, counted from 1. */
  readonly ordinal: number;
  readonly fault: CallFault;
  readonly arrivedAtInMs: number;
  /** When it was handed on to connectFi; missing where it never was. */
  handedOnAtInMs?: number;
  /** When connectFi had answered, and how. */
  processedAtInMs?: number;
  status?: number;
};

/** What is known when the fault is decided. */
export type UndecidedCall = Pick<ProxiedCall, 'sender' | 'operation' | 'billId' | 'ordinal'>;

/** `arrived`: connectFi has not seen it yet. `processed`: its sender has not heard of it yet. */
export type CallMoment = 'arrived' | 'processed';

export type ProxyPlan = {
  readonly chooseFault: (call: UndecidedCall) => CallFault;
  /** Is told of every call at either moment, and can keep it waiting. */
  readonly onMoment?: (call: ProxiedCall, moment: CallMoment) => Promise<void> | void;
};

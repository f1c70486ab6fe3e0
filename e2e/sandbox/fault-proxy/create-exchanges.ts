import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { CALL_FAULTS, NO_FAULT } from './call-fault.ts';
import { letHear, reset } from './let-hear.ts';
import { nameCall } from './named-call.ts';
import type { ProxiedCall, ProxyPlan } from './proxied-call.ts';
import { type ConnectfiReply, sendOn } from './send-on.ts';

export type Exchanges = ReturnType<typeof createExchanges>;

/** Takes calls in, one exchange each, and carries out what the plan says. */
export function createExchanges(connectfiPort: number) {
  const upstream = { port: connectfiPort, agent: new Agent({ keepAlive: true }) };
  const closing = new AbortController();
  const counts = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  let plan: ProxyPlan = { chooseFault: () => NO_FAULT };
  const calls: ProxiedCall[] = [];

  async function record(incoming: IncomingMessage, body: Buffer): Promise<ProxiedCall> {
    const named = nameCall(incoming, body);
    const key = `${named.operation} ${named.billId}`;
    const ordinal = (counts.get(key) ?? 0) + 1;
    counts.set(key, ordinal);
    const fault = plan.chooseFault({ ...named, ordinal });
    const call: ProxiedCall = { ...named, ordinal, fault, arrivedAtInMs: Date.now() };
    calls.push(call);
    await plan.onMoment?.(call, 'arrived');
    return call;
  }

  async function handOn(
    call: ProxiedCall,
    incoming: IncomingMessage,
    body: Buffer,
  ): Promise<ConnectfiReply | undefined> {
    call.handedOnAtInMs = Date.now();
    const reply = await sendOn(upstream, incoming, body);
    if (!reply) return undefined;
    call.processedAtInMs = Date.now();
    call.status = reply.status;
    await plan.onMoment?.(call, 'processed');
    return reply;
  }

  async function carryOut(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming).catch(() => undefined);
    if (!body) return; // it broke off on its way here
    const call = await record(incoming, body);
    const { kind, delayInMs, status } = call.fault;
    const { reach, heard } = CALL_FAULTS[kind];
    if (heard === 'reset' && reach === 'late') reset(outgoing);
    if (reach === 'late') await pause(delayInMs);
    if (closing.signal.aborted) return;
    const reply = reach === 'never' ? undefined : await handOn(call, incoming, body);
    if (reach !== 'late') await pause(delayInMs);
    await letHear(outgoing, { heard, status }, reply);
  }

  async function pause(lengthInMs: number): Promise<void> {
    if (lengthInMs > 0) {
      await wait(lengthInMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  }

  return {
    follow: (next: ProxyPlan) => {
      plan = next;
    },
    takeCalls: () => calls.splice(0),
    take: (incoming: IncomingMessage, outgoing: ServerResponse) => {
      outgoing.on('error', () => {}); // its sender has gone, which does not concern connectFi
      const exchange = carryOut(incoming, outgoing).finally(() => underWay.delete(exchange));
      underWay.add(exchange);
    },
    untilQuiet: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(underWay);
      upstream.agent.destroy();
    },
  };
}

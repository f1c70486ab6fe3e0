import type { z } from 'zod';
import type { Bill } from '../bill.ts';
import type { Sandbox } from '../sandbox.ts';
import { explainTryLink } from '../try-link.ts';
import { ControlFailure } from './control-failure.ts';

export type ControlMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

type ControlCall<Body> = {
  /** Of the namespace that the call is for. */
  readonly sandbox: Sandbox;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
};

/** One call of the control API: served, and described to others, from this alone. */
export type ControlRoute = {
  readonly method: ControlMethod;
  /** As Fastify has it: `/bills/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly status: number;
  /** Absent: an answer without a body. */
  readonly answer?: z.ZodType;
  readonly handle: (call: ControlCall<unknown>) => unknown;
};

type Described = Omit<ControlRoute, 'method' | 'path' | 'summary' | 'status'> & {
  readonly status?: number;
};

function by(method: ControlMethod) {
  return (path: string, summary: string, rest: Described): ControlRoute => {
    return { method, path, summary, status: 200, ...rest };
  };
}

export const get = by('GET');
export const post = by('POST');
export const patch = by('PATCH');
export const remove = by('DELETE');

/** A call that takes a body, which is checked first; one without members may be left out. */
export function takes<Schema extends z.ZodType>(
  body: Schema,
  handle: (call: ControlCall<z.output<Schema>>) => unknown,
): Pick<ControlRoute, 'body' | 'handle'> {
  return { body, handle: (call) => handle({ ...call, body: body.parse(call.body ?? {}) }) };
}

/** The bill that `:id` names, by its transaction id or its link. */
export function findBill({ sandbox, params }: Omit<ControlCall<unknown>, 'body'>): Bill {
  return findBillBy(sandbox, params.id ?? '');
}

export function findBillBy(sandbox: Sandbox, id: string): Bill {
  const bill = sandbox.findBill(id) ?? sandbox.findBillByLink(id);
  if (!bill) throw new ControlFailure(404, explainTryLink(id) ?? 'There is no such bill.');
  return bill;
}

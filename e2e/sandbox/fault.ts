import { z } from 'zod';
import { listNames } from './list-names.ts';
import { OPERATIONS } from './operations.ts';

/** What each does, for people. Where the call takes effect or not, `isProcessed` can say otherwise for most. */
export const FAULT_SUMMARIES = {
  delay: 'The true answer comes late.',
  resetBefore: 'The connection is cut off before the call takes effect.',
  resetAfter: 'The call takes effect, then the connection is cut off.',
  status: 'A failure of the server: 500, unless another status is given. The call takes no effect.',
  refuse: 'A refusal: paymentStatus, unless another code is given. The call takes no effect.',
  html: 'A web page in place of an answer, as from a gateway. The call takes no effect.',
  empty: 'An answer without a body. The call takes no effect.',
  truncated: 'The call takes effect, and half of its answer comes.',
  garbage: 'An answer that nobody can read. The call takes no effect.',
  otherCode: 'HTTP 200 with a code that is not "0". The call takes no effect.',
  redirect: 'A redirect to another address. The call takes no effect.',
  hang: 'No answer at all. The call takes no effect.',
  huge: 'An answer of 6 MB. The call takes no effect.',
  missing: 'A success without what belongs in it. The call takes no effect.',
};

export const FAULT_KINDS = listNames(FAULT_SUMMARIES);

/** Something that goes wrong with the next calls of one operation of one bill. */
export const faultSchema = z.strictObject({
  operation: z.enum(OPERATIONS),
  kind: z.enum(FAULT_KINDS),
  /** How many calls it spoils. */
  times: z.union([z.number().int().min(1), z.literal('always')]).default(1),
  /** Waits before processing; with any kind. */
  delayInMs: z.number().int().min(0).max(600_000).optional(),
  /** Waits after processing, before the answer; with any kind. */
  delayAfterInMs: z.number().int().min(0).max(600_000).optional(),
  /** Whether the call takes effect before its answer is spoilt. Default: only for resetAfter, delay and truncated. */
  isProcessed: z.boolean().optional(),
  status: z.number().int().min(200).max(599).optional(),
  code: z.string().optional(),
  context: z.unknown().optional(),
  body: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
});

export type FaultRequest = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;

const PROCESSED_KINDS: readonly Fault['kind'][] = ['delay', 'resetAfter', 'truncated'];

export function isProcessedFirst(fault: Fault): boolean {
  if (fault.kind === 'delay' || fault.kind === 'resetAfter') return true;
  if (fault.kind === 'resetBefore') return false;
  return fault.isProcessed ?? PROCESSED_KINDS.includes(fault.kind);
}

/** Takes the oldest fault for this operation, counting it down. */
export function takeFault(faults: Fault[], operation: Fault['operation']): Fault | undefined {
  const index = faults.findIndex((fault) => fault.operation === operation);
  const fault = faults[index];
  if (!fault) return undefined;
  if (fault.times === 'always') return fault;
  if (fault.times > 1) faults[index] = { ...fault, times: fault.times - 1 };
  else faults.splice(index, 1);
  return fault;
}

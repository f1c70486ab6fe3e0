import { z } from 'zod';
import { OPERATIONS } from './operations.ts';

/** One request that the connectFi side received. */
export const callSchema = z.strictObject({
  operation: z.enum(OPERATIONS),
  transactionId: z.string().nullable(),
  /** Real time. */
  at: z.iso.datetime(),
  method: z.string(),
  path: z.string(),
  headerNames: z.array(z.string()),
  body: z.unknown(),
  /** The caller's port: tells one connection from another. */
  remotePort: z.number().int().nullable(),
  fault: z.string().nullable(),
  /** null: not (yet) answered. */
  status: z.number().int().nullable(),
  /** Until the answer, faults included; null while there is none. */
  durationInMs: z.number().int().nullable(),
  /** The `code` of the answer's envelope, where it has one. */
  code: z.string().nullable(),
});

export type Call = z.output<typeof callSchema>;

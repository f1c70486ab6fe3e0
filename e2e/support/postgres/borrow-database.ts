import { z } from 'zod';
import type { Result } from '#lib/result.ts';

const ANSWER = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.string() }),
  z.object({ ok: z.literal(false), failure: z.string() }),
]);

/** Asks for an empty database of the server that is shared at this address; says why there is none. */
export async function borrowDatabase(address: string): Promise<Result<string, string>> {
  const response = await fetch(address, { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
  return ANSWER.parse(await response.json());
}

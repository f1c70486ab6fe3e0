import { z } from 'zod';
import { type BillSession, readEnd } from '#lib/session.ts';
import { seal, unseal } from './seal.ts';

/** Long enough to fetch a telephone, short enough that a photograph of the code is soon worth nothing. */
const LIFE_IN_SECONDS = 10 * 60;

/** In a path, and in front of what is handed on in place of a link: no link has it. */
export const HAND_OVER_MARK = '~';

const handOverSchema = z.strictObject({
  handOver: z.string(),
  /** Of the session that hands the bill over. */
  sessionId: z.string(),
  startedAtInMs: z.number(),
});

/**
 * A way to the same bill for another device, which names the link to our server alone and opens for ten minutes. An
 * address may hold it as it is.
 */
export async function sealHandOver(session: BillSession): Promise<string> {
  const { link, sessionId, startedAtInMs = session.openedAtInMs } = session;
  const content: z.infer<typeof handOverSchema> = { handOver: link, sessionId, startedAtInMs };
  return HAND_OVER_MARK + (await seal(content, LIFE_IN_SECONDS));
}

/**
 * What was handed over; nothing where it is over, none of ours, or its session was ended by the customer. The session
 * here is to be as old as the one that it comes from, so that no chain of them lives for ever.
 */
export async function openHandOver(handOver: string) {
  const { data } = handOverSchema.safeParse(unseal(handOver.slice(HAND_OVER_MARK.length)));
  if (!data || (await readEnd(data)) === 'ended') return undefined;
  return { link: data.handOver, startedAtInMs: data.startedAtInMs };
}

import { z } from 'zod';
import { seal, unseal } from './seal.ts';

/** Long enough to fetch a telephone, short enough that a photograph of the code is soon worth nothing. */
const LIFE_IN_SECONDS = 10 * 60;

/** In a path, and in front of what is handed on in place of a link: no link has it. */
export const HAND_OVER_MARK = '~';

const handOverSchema = z.strictObject({ handOver: z.string() });

/**
 * A way to the same bill for another device, which names the link to our server alone and opens for ten minutes. An
 * address may hold it as it is.
 */
export async function sealHandOver(link: string): Promise<string> {
  const content: z.infer<typeof handOverSchema> = { handOver: link };
  return HAND_OVER_MARK + (await seal(content, LIFE_IN_SECONDS));
}

/** The link that was handed over; nothing where it is over, or none of ours. */
export function openHandOver(handOver: string): string | undefined {
  const opened = unseal(handOver.slice(HAND_OVER_MARK.length));
  return handOverSchema.safeParse(opened).data?.handOver;
}

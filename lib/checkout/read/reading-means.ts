import { sealData, unsealData } from 'iron-session';
import { z } from 'zod';
import { getEnv } from '#lib/env.ts';
import type { ReadingMeans } from '#lib/ledger/ledger.ts';
import type { BillSession } from '#lib/session.ts';

/**
 * From the authorization on. A payment that is not settled by then, or whose end is not known, is a matter for
 * people, who have other means (docs/decisions/0029).
 */
const MEANS_LIFE_IN_SECONDS = 14 * 24 * 60 * 60;

const meansSchema = z.object({ link: z.string(), jwt: z.string(), jwtExpiresAtInMs: z.number() });

/** How a bill can be read again after its customer has gone. */
type OpenMeans = z.infer<typeof meansSchema>;

/** Seals what reads this bill again, with the secrets of the sessions, to rest in the ledger. */
export async function sealMeans(session: BillSession): Promise<ReadingMeans> {
  const means: OpenMeans = {
    link: session.link,
    jwt: session.jwt,
    jwtExpiresAtInMs: session.expiresAtInMs,
  };
  return {
    sealed: await sealData(means, {
      password: getEnv().sealingPassword,
      ttl: MEANS_LIFE_IN_SECONDS,
    }),
    expiresAt: new Date(Date.now() + MEANS_LIFE_IN_SECONDS * 1000).toISOString(),
  };
}

/** Opens sealed means; `undefined` where they are over, or sealed with a secret that is gone. */
export async function unsealMeans({ sealed }: ReadingMeans): Promise<OpenMeans | undefined> {
  const opened = await unsealData<object>(sealed, {
    password: getEnv().sessionPasswords,
    ttl: MEANS_LIFE_IN_SECONDS,
  });
  return meansSchema.safeParse(opened).data;
}

import { z } from 'zod';
import { describeIssues, dropEmpty, type Variables } from '#lib/env/variables.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** How the people of support show who they are. */
export type Authentication =
  /** By a name of their own and the one secret, which their browser asks for. */
  | { readonly kind: 'secret'; readonly secret: string }
  /** A proxy in front has asked them, and says who they are in this header. */
  | { readonly kind: 'proxy'; readonly header: string };

export type SupportEnv = {
  readonly host: string;
  readonly port: number;
  readonly authentication: Authentication;
};

const SHORTEST_SECRET = 32;

const schema = z.object({
  SUPPORT_HOST: z.string().default('127.0.0.1'),
  SUPPORT_PORT: z
    .string({ error: 'is not set' })
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      message: 'must be a port',
    })
    .transform(Number),
  SUPPORT_SECRET: z
    .string()
    .min(SHORTEST_SECRET, { error: `must have at least ${SHORTEST_SECRET} characters` })
    .optional(),
  SUPPORT_USER_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, { error: 'must be the name of a header' })
    .transform((name) => name.toLowerCase())
    .optional(),
});

/** Reads the variables of the support view; sentences on what is wrong with them. */
export function parseSupportEnv(variables: Variables): Result<SupportEnv, readonly string[]> {
  const { data, error } = schema.safeParse(dropEmpty(variables));
  if (!data) return fail(describeIssues(error));
  const { SUPPORT_SECRET: secret, SUPPORT_USER_HEADER: header } = data;
  const at = { host: data.SUPPORT_HOST, port: data.SUPPORT_PORT };
  if (secret && !header) return succeed({ ...at, authentication: { kind: 'secret', secret } });
  if (header && !secret) return succeed({ ...at, authentication: { kind: 'proxy', header } });
  return fail(['SUPPORT_SECRET or SUPPORT_USER_HEADER must be set, and not both']);
}

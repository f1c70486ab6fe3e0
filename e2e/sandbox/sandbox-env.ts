import { z } from 'zod';
import { findWeakness } from '#lib/env/session-secrets.ts';
import {
  describeIssues,
  dropEmpty,
  isLoopback,
  isPlainOrigin,
  type Variables,
} from '#lib/env/variables.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { StartOptions } from './start-sandbox.ts';

const WEBHOOK_HOST = /^[a-z0-9.-]{1,253}(:\d{1,5})?$/;
const HOST = /^[0-9A-Za-z.:-]{1,253}$/;
const ORIGIN_SENTENCE =
  'must be an https origin such as https://sandbox.example.com (http only on this machine)';

const envSchema = z.object({
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      message: 'must be a whole number from 0 to 65535',
    })
    .default('4000'),
  SANDBOX_HOST: z
    .string()
    .regex(HOST, { message: 'must be an address of this machine, such as 0.0.0.0' })
    .default('127.0.0.1'),
  SANDBOX_TOKEN: z.string().optional().superRefine(checkToken),
  SANDBOX_ORIGIN: z.string().refine(isPlainOrigin, { message: ORIGIN_SENTENCE }).optional(),
  APP_ORIGINS: z
    .string()
    .default('http://127.0.0.1:3000')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((origins) => origins.every(isPlainOrigin), {
      message:
        'must list https origins such as https://pay.example.com (http only on this machine)',
    })
    .transform((origins) => origins.map((origin) => new URL(origin).origin)),
  SANDBOX_FILE: z.string().optional(),
  SANDBOX_WEBHOOK_HOSTS: z
    .string()
    .optional()
    .transform((text) => text?.split(',').map((part) => part.trim().toLowerCase()) ?? [])
    .refine((hosts) => hosts.every((host) => WEBHOOK_HOST.test(host)), {
      message: 'must list hosts such as platform.example.com,localhost:8080',
    }),
  APP_ORIGIN: z.undefined({ error: 'is called APP_ORIGINS now' }).optional(),
});

/** Checks the sandbox's variables; gives every problem at once, in words that name the variable and no value. */
export function parseSandboxEnv(variables: Variables): Result<StartOptions, string[]> {
  const given = dropEmpty(variables);
  const { data, error } = envSchema.safeParse(given);
  const problems = [...describeIssues(error), ...checkReach(given)];
  if (!data || problems.length > 0) return fail(problems);
  const [appOrigin = '', ...otherAppOrigins] = data.APP_ORIGINS;
  return succeed({
    port: Number(data.PORT),
    host: data.SANDBOX_HOST,
    appOrigin,
    otherAppOrigins,
    ...(data.SANDBOX_TOKEN && { token: data.SANDBOX_TOKEN }),
    ...(data.SANDBOX_WEBHOOK_HOSTS.length > 0 && { webhookHosts: data.SANDBOX_WEBHOOK_HOSTS }),
    ...(data.SANDBOX_FILE && { file: data.SANDBOX_FILE }),
    ...(data.SANDBOX_ORIGIN && { publicOrigin: new URL(data.SANDBOX_ORIGIN).origin }),
  });
}

/** Without a token anyone may change everything here, which only this machine's own people should. */
function checkReach({ SANDBOX_HOST = '127.0.0.1', SANDBOX_TOKEN }: Variables): string[] {
  const hostname = SANDBOX_HOST.includes(':') ? `[${SANDBOX_HOST}]` : SANDBOX_HOST;
  if (SANDBOX_TOKEN !== undefined || isLoopback(hostname) || !HOST.test(SANDBOX_HOST)) return [];
  return [
    'SANDBOX_TOKEN must be set where SANDBOX_HOST lets other machines in: `openssl rand -hex 32` writes one',
  ];
}

function checkToken(token: string | undefined, context: z.RefinementCtx): void {
  if (token === undefined) return;
  const weakness = findWeakness(token);
  if (weakness) context.addIssue({ code: 'custom', message: weakness });
  else if (!/^[\x21-\x7e]+$/.test(token)) {
    context.addIssue({
      code: 'custom',
      message: 'must have no spaces, and no letters beyond ASCII',
    });
  }
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ChosenAccount } from '../plaid-account.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlFailure } from './control-failure.ts';

const accountSchema = z.strictObject({
  name: z.string().default('Everyday Checking'),
  mask: z.string().nullable().default('0000'),
  subtype: z.string().default('checking'),
  verificationStatus: z.string().optional(),
});

const choiceSchema = z.strictObject({
  accounts: z.array(accountSchema).default([accountSchema.parse({})]),
});

export type LinkChoice = z.input<typeof choiceSchema>;

/** What Link does at its end, for tests that have no browser. */
export async function linkRoutes(app: FastifyInstance, { sandbox }: { sandbox: Sandbox }) {
  app.post<{ Params: { linkToken: string } }>(
    '/link-tokens/:linkToken/finish',
    async (request, reply) => {
      const { linkToken } = request.params;
      if (!sandbox.plaid.readLinkToken(linkToken)) {
        throw new ControlFailure(404, 'There is no such link token.');
      }
      const { accounts } = choiceSchema.parse(request.body ?? {});
      const publicToken = sandbox.plaid.mintPublicToken(linkToken, {
        institution: { institutionId: 'ins_sandbox', name: 'Sandbox Bank' },
        accounts: accounts.map((account) => toChosen(account, sandbox.ids.base62(37))),
      });
      return reply.code(201).send({ publicToken });
    },
  );
}

function toChosen(account: z.output<typeof accountSchema>, accountId: string): ChosenAccount {
  const { name, mask, subtype, verificationStatus = null } = account;
  return { accountId, name, mask, subtype, verificationStatus };
}

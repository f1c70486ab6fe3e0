import { z } from 'zod';
import type { ChosenAccount } from '../plaid-account.ts';
import { ControlFailure } from './control-failure.ts';
import { type ControlRoute, post, takes } from './control-route.ts';

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
export const LINK_ROUTES: readonly ControlRoute[] = [
  post('/link-tokens/:linkToken/finish', 'Ends Link with success, without a browser', {
    status: 201,
    answer: z.strictObject({ publicToken: z.string() }),
    ...takes(choiceSchema, ({ sandbox, params: { linkToken = '' }, body: { accounts } }) => {
      if (!sandbox.plaid.readLinkToken(linkToken)) {
        throw new ControlFailure(404, 'There is no such link token.');
      }
      const publicToken = sandbox.plaid.mintPublicToken(linkToken, {
        institution: { institutionId: 'ins_sandbox', name: 'Sandbox Bank' },
        accounts: accounts.map((account) => toChosen(account, sandbox.ids.base62(37))),
      });
      return { publicToken };
    }),
  }),
];

function toChosen(account: z.output<typeof accountSchema>, accountId: string): ChosenAccount {
  const { name, mask, subtype, verificationStatus = null } = account;
  return { accountId, name, mask, subtype, verificationStatus };
}

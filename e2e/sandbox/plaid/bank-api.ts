import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PlaidStore } from '../plaid-store.ts';
import { BANK_ANSWERS, type BankVisits } from './bank-visits.ts';
import { addStateId } from './open-session.ts';

const params = z.object({ state: z.string() });
const answerBody = z.object({ answer: z.enum(BANK_ANSWERS), accountId: z.string().optional() });

/** What the bank's own page asks: who is there, and where to go with the answer. */
export function serveBankApi(
  app: FastifyInstance,
  { store, visits }: { readonly store: PlaidStore; readonly visits: BankVisits },
): void {
  app.get('/plaid/api/bank/:state', async (request, reply) => {
    const visit = visits.find(params.parse(request.params).state);
    if (!visit) return refuse(reply);
    return {
      bank: visit.institution.name,
      isAnswered: visit.answer !== undefined,
      accounts: visit.accounts.map(({ accountId, name, mask }) => ({ accountId, name, mask })),
    };
  });

  app.post('/plaid/api/bank/:state', async (request, reply) => {
    const visit = visits.find(params.parse(request.params).state);
    if (!visit || visit.answer) return refuse(reply);
    const { answer, accountId } = answerBody.parse(request.body);
    visit.answer = answer;
    visit.chosen = visit.accounts.find((account) => account.accountId === accountId);
    const redirectUri = store.readLinkToken(visit.linkToken)?.settings.redirectUri;
    if (visit.way === 'popup' || !redirectUri) return { isDone: true };
    return { isDone: true, goTo: addStateId(redirectUri, visit.id) };
  });
}

function refuse(reply: FastifyReply) {
  return reply.code(404).send({ code: 'notFound', message: 'There is no such visit to the bank.' });
}

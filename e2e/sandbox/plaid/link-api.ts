import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { keepNewest } from '../keep-newest.ts';
import type { LinkTokenRecord, PlaidStore } from '../plaid-store.ts';
import { bankTiles } from './bank-tiles.ts';
import type { BankVisits } from './bank-visits.ts';
import { LinkSession } from './link-session.ts';
import { openSession } from './open-session.ts';
import { parseStandInSettings } from './settings.ts';
import { WORDS } from './words.ts';
import { advance, showFirst } from './workflow.ts';

export type LinkApiOptions = {
  readonly store: PlaidStore;
  readonly clockOf: (transactionId: string) => number;
  readonly visits: BankVisits;
};

const MOST_SESSIONS = 10_000;

/** Ours have 49 characters. A session keeps the one that it begins with, whatever a stranger has sent. */
const linkToken = z.string().max(256);

const clientBody = z.object({ linkToken });

const startBody = z.object({
  linkToken,
  linkSessionId: z.uuid(),
  receivedRedirectUri: z.string().max(2000).optional(),
  institutionId: z.string().max(256).optional(),
});

const nextBody = z.object({
  linkToken,
  linkSessionId: z.uuid(),
  action: z.string(),
  values: z.record(z.string(), z.string()).default({}),
});

/** The API that the frame talks to: it is told what to draw, and decides nothing. */
export function serveLinkApi(app: FastifyInstance, options: LinkApiOptions): void {
  const sessions = new Map<string, LinkSession>();

  app.post('/plaid/api/link/client', async (request) => {
    const { linkToken } = clientBody.parse(request.body);
    const settings = parseStandInSettings(options.store.readLinkToken(linkToken)?.settings ?? {});
    return {
      language: settings.language,
      words: WORDS[settings.language],
      isUpdateMode: settings.updateMode !== 'none',
      events: settings.events,
      tiles: bankTiles(WORDS[settings.language]),
    };
  });

  app.post('/plaid/api/link/workflow/start', async (request) => {
    const opening = startBody.parse(request.body);
    const isWebview = WEBVIEW.test(request.headers['user-agent'] ?? '');
    const session = createSession(options, { ...opening, isWebview });
    sessions.set(opening.linkSessionId, session);
    keepNewest(sessions, MOST_SESSIONS);
    openSession(session, opening, options.visits);
    if (session.step !== 'error' && !isUsable(options, session)) {
      session.failAtStart('INVALID_LINK_TOKEN');
    }
    return showFirst(session);
  });

  app.post('/plaid/api/link/workflow/next', async (request) => {
    const { linkToken, linkSessionId, action, values } = nextBody.parse(request.body);
    const known = sessions.get(linkSessionId);
    const session = known ?? createSession(options, { linkToken, linkSessionId, isWebview: false });
    sessions.set(linkSessionId, session);
    keepNewest(sessions, MOST_SESSIONS);
    if (!isUsable(options, session) && session.step !== 'error' && !LEAVING.includes(action)) {
      session.failAtStart('INVALID_LINK_TOKEN');
      return showFirst(session);
    }
    const answer = advance(session, action, values);
    if (answer.end) sessions.delete(linkSessionId);
    return answer;
  });
}

/** Browsers inside other apps, which mostly cannot open windows (plaid-link 2.8). */
const WEBVIEW = /; wv\)|FBAN|FBAV|Instagram/;

/** Anyone who holds a dead token can still leave. */
const LEAVING: readonly string[] = ['close', 'leave'];

function createSession(
  { store, visits }: LinkApiOptions,
  request: { linkToken: string; linkSessionId: string; isWebview: boolean },
): LinkSession {
  const token = store.readLinkToken(request.linkToken) ?? unknownToken(request.linkToken);
  return new LinkSession({
    id: request.linkSessionId,
    token,
    settings: parseStandInSettings(token.settings),
    isWebview: request.isWebview,
    visits,
    mintPublicToken: (institution, accounts) =>
      store.mintPublicToken(token.linkToken, { institution, accounts }),
  });
}

/** A token that was never made opens as well, only to say so: as one that died long ago. */
function unknownToken(linkToken: string): LinkTokenRecord {
  return {
    linkToken,
    transactionId: '',
    sessionId: '',
    expiresAt: 0,
    settings: { redirectUri: null },
    isUsed: true,
    oauthStates: new Map(),
  };
}

/** One use and four hours (plaid-link 2.6), by the clock of the bill. */
function isUsable({ clockOf, store }: LinkApiOptions, { start }: LinkSession): boolean {
  const { token, settings } = start;
  if (!store.readLinkToken(token.linkToken)) return false;
  if (token.isUsed && settings.reuse === 'strict') return false;
  return token.expiresAt > clockOf(token.transactionId);
}

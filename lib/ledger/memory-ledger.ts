import { randomUUID } from 'node:crypto';
import { type Attempt, isOpen } from './attempt.ts';
import type { Ledger } from './ledger.ts';

/**
 * A ledger that forgets when the process ends. Each method does its reading and writing without a pause
 * between them, which makes it atomic within the process.
 */
export function createMemoryLedger(): Ledger {
  const attempts = new Map<string, Attempt>();
  const latestIds = new Map<string, string>();

  const getLatest = (transactionId: string): Attempt | undefined => {
    const id = latestIds.get(transactionId);
    return id ? attempts.get(id) : undefined;
  };

  return {
    async openAttempt(intent) {
      const latest = getLatest(intent.transactionId);
      if (latest && blocksAnother(latest)) return { kind: 'alreadyOpen', attempt: latest };
      const now = new Date().toISOString();
      const attempt: Attempt = {
        ...intent,
        id: randomUUID(),
        state: 'submitted',
        submittedAt: now,
        changedAt: now,
        statusesSeen: [],
      };
      attempts.set(attempt.id, attempt);
      latestIds.set(attempt.transactionId, attempt.id);
      return { kind: 'opened', attempt };
    },

    async changeAttempt(attemptId, { state, refusal, requestId, statusSeen }) {
      const attempt = attempts.get(attemptId);
      if (!attempt) throw new Error('The ledger knows no such attempt');
      if (!isOpen(attempt.state)) return attempt;
      const changed: Attempt = {
        ...attempt,
        state,
        changedAt: new Date().toISOString(),
        ...(refusal && { refusal }),
        ...(requestId && { requestId }),
        statusesSeen: statusSeen ? [...attempt.statusesSeen, statusSeen] : attempt.statusesSeen,
      };
      attempts.set(attemptId, changed);
      return changed;
    },

    async getLatestAttempt(transactionId) {
      return getLatest(transactionId);
    },
  };
}

/**
 * A bill whose attempt is open or accepted takes no other one. `ended` does not block: should the
 * merchant send the ended bill again, its status alone decides.
 */
function blocksAnother({ state }: Attempt): boolean {
  return isOpen(state) || state === 'accepted';
}

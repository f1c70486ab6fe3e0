import type { Registry } from 'prom-client';
import { ATTEMPT_STATES, isOpen } from '#lib/domain/attempt.ts';
import { getLedger } from '#lib/ledger/ledger.ts';
import { addGauge } from './add-gauge.ts';

const OPEN_STATES = ATTEMPT_STATES.filter(isOpen);

/** Adds what tells of attempts whose outcome is not known; gives what measures them. */
export function addLedgerGauges(registry: Registry): () => Promise<void> {
  const up = addGauge(registry, {
    name: 'ledger_up',
    help: 'Whether payments can be written down: 1, or 0 while none is taken.',
  });
  const open = addGauge(registry, {
    name: 'open_attempts',
    help: 'Attempts whose outcome is not known yet.',
    labels: ['state'],
  });
  const stuck = addGauge(registry, {
    name: 'open_attempts_without_credentials',
    help: 'Those of them that this page can no longer settle by itself.',
  });
  const oldest = addGauge(registry, {
    name: 'oldest_open_attempt_seconds',
    help: 'The age of the oldest of them by the clock of this process, 0 where there is none.',
  });
  return async () => {
    const attempts = await getLedger().listOpenAttempts();
    up.set(attempts.ok && getLedger().canWrite() !== false ? 1 : 0);
    if (!attempts.ok) return;
    for (const state of OPEN_STATES) {
      open.set({ state }, attempts.value.filter(({ attempt }) => attempt.state === state).length);
    }
    stuck.set(attempts.value.filter(({ credentials }) => !credentials).length);
    const first = attempts.value[0]?.attempt.submittedAt;
    oldest.set(first ? Math.max(0, (Date.now() - Date.parse(first)) / 1000) : 0);
  };
}

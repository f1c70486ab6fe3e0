import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { ATTEMPT_STATES, isOpen } from '#lib/ledger/attempt.ts';
import { getLedger } from '#lib/ledger/get-ledger.ts';

export type Metrics = {
  readonly contentType: string;
  /** Everything that is measured, as it stands now, in Prometheus's text form. */
  read(): Promise<string>;
};

const PREFIX = 'payment_page_';
const OPEN_STATES = ATTEMPT_STATES.filter(isOpen);

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const measureLedger = createLedgerGauges(registry);
  return {
    contentType: registry.contentType,
    async read() {
      await measureLedger();
      return registry.metrics();
    },
  };
}

function createLedgerGauges(registry: Registry): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: PREFIX + name, help, labelNames, registers: [registry] });
  const up = gauge('ledger_up', 'Whether the ledger answers: 1, or 0 while no payment is taken.');
  const open = gauge('open_attempts', 'Attempts whose outcome is not known yet.', ['state']);
  const stuck = gauge(
    'open_attempts_without_means',
    'Those of them that this page can no longer settle by itself.',
  );
  const oldest = gauge(
    'oldest_open_attempt_seconds',
    'The age of the oldest of them by the clock of this process, 0 where there is none.',
  );
  return async () => {
    const attempts = await getLedger().listOpenAttempts();
    up.set(attempts.ok ? 1 : 0);
    if (!attempts.ok) return;
    for (const state of OPEN_STATES) {
      open.set({ state }, attempts.value.filter(({ attempt }) => attempt.state === state).length);
    }
    stuck.set(attempts.value.filter(({ means }) => !means).length);
    const first = attempts.value[0]?.attempt.submittedAt;
    oldest.set(first ? Math.max(0, (Date.now() - Date.parse(first)) / 1000) : 0);
  };
}

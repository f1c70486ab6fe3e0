import { createSqlLedger } from '../sql/create-sql-ledger.ts';
import { openPostgres } from '../sql/open-postgres.ts';
import { openSqlite } from '../sql/open-sqlite.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from './open-test-ledger.ts';

const [where = '', question = '{}'] = process.argv.slice(2);
const { ask, sessionId, attemptId, state } = JSON.parse(question);

const ledger = createSqlLedger({
  store: where.startsWith('postgres') ? openPostgres(where, () => {}) : openSqlite(where),
  onFailure: (error) => process.stderr.write(`${String(error)}\n`),
});

/** The answer, on one line of standard output. */
async function answer() {
  if (ask === 'change') {
    const changed = await ledger.changeAttempt(attemptId, { state });
    return changed.ok && { kind: 'changed', id: changed.value.id, state: changed.value.state };
  }
  const opened = await ledger.openAttempt({ ...TEST_INTENT, sessionId }, TEST_CREDENTIALS);
  if (!opened.ok) return false;
  const { kind, attempt } = opened.value;
  return { kind, id: attempt.id, state: attempt.state };
}

process.stdout.write(JSON.stringify(await answer()));
await ledger.close();

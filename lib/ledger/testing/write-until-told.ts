import { randomUUID } from 'node:crypto';
import { createSqlLedger } from '../sql/create-sql-ledger.ts';
import { openSqlite } from '../sql/open-sqlite.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from './open-test-ledger.ts';

// A payment page of its own process: writes attempts into the file that it is given, says "written" after
// the first, and goes on until its input ends. The exit code tells whether all could be written.
const [file = ''] = process.argv.slice(2);
const store = openSqlite(file);
const ledger = createSqlLedger({ store, onFailure: (error) => process.stderr.write(`${error}\n`) });
let isOver = false;
process.stdin.on('end', () => {
  isOver = true;
});
process.stdin.resume();

for (let count = 0; !isOver; count++) {
  const transactionId = randomUUID();
  const opened = await ledger.openAttempt({ ...TEST_INTENT, transactionId }, TEST_CREDENTIALS);
  if (!opened.ok) process.exitCode = 1;
  if (count === 0) process.stdout.write('written\n');
  // Leaves the event loop a turn to notice the end of the input.
  await new Promise((done) => setImmediate(done));
}
await ledger.close();

export const HELP = `Works with the ledger, the payment page's memory of attempts. Finds it by the same
variables as the page (DATABASE_URL or DATA_DIR, LEDGER_RETENTION_DAYS), from the
environment or from .env, and may run while the page does. More: docs/ledger.md

  npm run --silent ledger -- export [--confirmation <number>] [--transaction <id>]
                             [--merchant <id>] [--from <date>] [--to <date>]
                             [--format jsonl|csv]
      Prints the record of each authorization, the earliest first: what was
      authorized by whom, how and when, and what became of it. Restrictions
      combine; without any it prints all. A date is a day in UTC, as 2026-10-02,
      and is itself included. Without --silent npm adds lines of its own.

  npm run ledger -- find [--reference <number>] [--confirmation <number>]
                    [--invoice <number>] [--payer <part of the name>] [--amount <125.00>]
                    [--last-digits <1234>] [--day <date>] [--json]
      Prints the payments that a customer asks about; several criteria narrow. The
      day is that of the authorization in US/Central. It is noted who has looked
      and by which criteria, but not what for.

  npm run ledger -- searches [--json]
      Prints these notes.

  npm run ledger -- list [--json]
      Prints the payments that are not settled yet.

  npm run ledger -- retain [--dry-run]
      Deletes the records whose last change is more than LEDGER_RETENTION_DAYS
      days ago, but never those of a payment that is not settled; notes of searches
      as old; and the credentials to read a bill that have expired. With --dry-run it only
      says how many.

  npm run ledger -- erase --transaction <id> [--dry-run]
      Erases what is known of the payer of a bill, but for what has to be kept: a
      payment that was taken for two years from its last change, one that was not
      for 14 days, one that is not settled until it is. Says what stays until when.

  npm run ledger -- help
      Prints this.

Exit code 0, 1 where the ledger cannot be read or written, 2 for misuse.
`;

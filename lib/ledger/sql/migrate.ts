import type { SqlStore } from './sql-store.ts';

/** Any number will do, as long as nobody else of the database uses it. */
const LOCK_OF_MIGRATIONS = 7_361_902;

/**
 * Brings a database to the present schema. Safe when several processes start at once: they take turns,
 * and all but the first find nothing to do. A database of a later release is left as it is.
 */
export async function migrate(store: SqlStore): Promise<void> {
  await store.transact(async (query) => {
    if (store.dialect === 'postgres') {
      await query('select pg_advisory_xact_lock($1)', [LOCK_OF_MIGRATIONS]);
    }
    await query(
      'create table if not exists schema_migrations (version integer primary key, at text not null)',
    );
    const done = new Set(
      (await query('select version from schema_migrations')).map(({ version }) => version),
    );
    for (const { version, statements } of MIGRATIONS) {
      if (done.has(version)) continue;
      for (const statement of statements(store.dialect)) await query(statement);
      await query('insert into schema_migrations (version, at) values ($1, $2)', [
        version,
        new Date().toISOString(),
      ]);
    }
  });
}

type Migration = {
  readonly version: number;
  /** One statement each. They must not disturb a former release that still runs beside this one. */
  readonly statements: (dialect: SqlStore['dialect']) => readonly string[];
};

/**
 * The one schema of both drivers; instants are ISO 8601 in UTC. A migration that has run never changes, so
 * all of it is written out here: what the code calls a state today must not reach back into it.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    statements: (dialect) => [
      // What was authorized: written once, before connectFi is asked for anything.
      `create table attempts (
        attempt_id text primary key,
        transaction_id text not null,
        -- The first attempt of a bill is 1: tells the latest one whatever the clocks say.
        number integer not null,
        bill_ref text not null,
        merchant_id text,
        merchant_reference text,
        aggregator_id text,
        merchant_name text,
        session_id text not null,
        method text not null,
        amount_in_cents bigint not null,
        currency text not null,
        account_name text not null,
        account_mask text,
        account_subtype text not null,
        name_on_account text not null,
        debit_date text not null,
        authorization_version text not null,
        authorization_text text not null,
        locale text not null,
        user_agent text not null,
        ip_address text not null,
        opened_at text not null,
        unique (transaction_id, number)
      )`,
      'create index attempts_by_bill_ref on attempts (bill_ref)',
      'create index attempts_by_merchant on attempts (merchant_id, opened_at, attempt_id)',
      'create index attempts_by_time on attempts (opened_at, attempt_id)',
      // What became of it: a row for each state, never changed.
      `create table attempt_states (
        attempt_id text not null references attempts (attempt_id) on delete cascade,
        step integer not null,
        state text not null check (state in
          ('intended', 'submitted', 'unknown', 'accepted', 'refused', 'notReceived', 'ended')),
        at text not null,
        refusal text,
        request_id text,
        primary key (attempt_id, step)
      )`,
      // An attempt ends once, no matter who comes later.
      `create unique index attempt_ends_once on attempt_states (attempt_id)
        where state in ('accepted', 'refused', 'notReceived', 'ended')`,
      `create table attempt_statuses (
        attempt_id text not null references attempts (attempt_id) on delete cascade,
        status text not null,
        at text not null,
        primary key (attempt_id, status)
      )`,
      // The promise itself: a bill has at most one attempt that is open or was accepted. The bill is taken
      // before the attempt is written, so that anyone else who wants it waits here and nowhere else.
      `create table blocking_attempts (
        transaction_id text primary key,
        attempt_id text not null unique references attempts (attempt_id)
          on delete cascade deferrable initially deferred
      )`,
      // The attempts whose end is not known: a few, to be found among all those that have ended.
      `create table open_attempts (
        attempt_id text primary key references attempts (attempt_id) on delete cascade
      )`,
      // How such an attempt can be settled after its customer has gone; gone with it when it ends.
      `create table reading_means (
        attempt_id text primary key references open_attempts (attempt_id) on delete cascade,
        sealed text not null,
        expires_at text not null
      )`,
      // Which process does what only one should do at a time.
      'create table tasks (task text primary key, until text not null)',
      ...refuseChanges(dialect, ['attempts', 'attempt_states', 'attempt_statuses']),
    ],
  },
  {
    version: 2,
    statements: () => [
      // Sessions that their customers have ended; kept for as long as a cookie of one could still open.
      'create table ended_sessions (session_id text primary key, until text not null)',
    ],
  },
  {
    version: 3,
    statements: () => [
      // One row, written again and again by each process to see that it can.
      'create table last_write (id integer primary key check (id = 1), at text not null)',
    ],
  },
  {
    version: 4,
    statements: () => [
      // The number that customers read out. Missing where a former release has written the attempt.
      'alter table attempts add column confirmation text',
      'create index attempts_by_confirmation on attempts (confirmation)',
    ],
  },
  {
    version: 5,
    statements: () => [
      // Accepted payments whose end is waited for, with the credentials to read their bills.
      `create table followed_payments (
        attempt_id text primary key references attempts (attempt_id) on delete cascade,
        sealed text not null,
        expires_at text not null,
        next_read_at text not null
      )`,
      'create index followed_payments_by_next_read on followed_payments (next_read_at)',
      // What people ask by: the bill's number, and the reference of the request that paid.
      'alter table attempts add column invoice_number text',
      'alter table attempts add column reference text',
      'create index attempts_by_invoice_number on attempts (invoice_number)',
      'create index attempts_by_reference on attempts (reference)',
      // Who has looked for payments, and by what kind of criteria; never what was searched for.
      `create table searches (
        search_id text primary key,
        at text not null,
        os_user text not null,
        criteria text not null,
        found integer not null
      )`,
      'create index searches_by_time on searches (at)',
    ],
  },
];

/** History is added to, and one day deleted as a whole, but never edited. */
function refuseChanges(dialect: SqlStore['dialect'], tables: readonly string[]): string[] {
  if (dialect === 'sqlite') {
    return tables.map(
      (table) => `create trigger ${table}_stay before update on ${table}
        begin select raise(abort, 'the history of attempts is never edited'); end`,
    );
  }
  return [
    `create function refuse_to_edit_history() returns trigger language plpgsql as
      $$ begin raise exception 'the history of attempts is never edited'; end $$`,
    ...tables.map(
      (table) => `create trigger ${table}_stay before update on ${table}
        for each row execute function refuse_to_edit_history()`,
    ),
  ];
}

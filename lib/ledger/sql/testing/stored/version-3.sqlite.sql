create table if not exists schema_migrations (version integer primary key, at text not null);

create table attempts (
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
      );

create index attempts_by_bill_ref on attempts (bill_ref);

create index attempts_by_merchant on attempts (merchant_id, opened_at, attempt_id);

create index attempts_by_time on attempts (opened_at, attempt_id);

create table attempt_states (
        attempt_id text not null references attempts (attempt_id) on delete cascade,
        step integer not null,
        state text not null check (state in
          ('intended', 'submitted', 'unknown', 'accepted', 'refused', 'notReceived', 'ended')),
        at text not null,
        refusal text,
        request_id text,
        primary key (attempt_id, step)
      );

create unique index attempt_ends_once on attempt_states (attempt_id)
        where state in ('accepted', 'refused', 'notReceived', 'ended');

create table attempt_statuses (
        attempt_id text not null references attempts (attempt_id) on delete cascade,
        status text not null,
        at text not null,
        primary key (attempt_id, status)
      );

create table blocking_attempts (
        transaction_id text primary key,
        attempt_id text not null unique references attempts (attempt_id)
          on delete cascade deferrable initially deferred
      );

create table open_attempts (
        attempt_id text primary key references attempts (attempt_id) on delete cascade
      );

create table reading_means (
        attempt_id text primary key references open_attempts (attempt_id) on delete cascade,
        sealed text not null,
        expires_at text not null
      );

create table tasks (task text primary key, until text not null);

create trigger attempts_stay before update on attempts
        begin select raise(abort, 'the history of attempts is never edited'); end;

create trigger attempt_states_stay before update on attempt_states
        begin select raise(abort, 'the history of attempts is never edited'); end;

create trigger attempt_statuses_stay before update on attempt_statuses
        begin select raise(abort, 'the history of attempts is never edited'); end;

insert into schema_migrations (version, at) values
  (1, '2026-10-01T15:00:00.000Z');

create table ended_sessions (session_id text primary key, until text not null);

insert into schema_migrations (version, at) values
  (2, '2026-10-01T15:00:00.000Z');

create table last_write (id integer primary key check (id = 1), at text not null);

insert into schema_migrations (version, at) values
  (3, '2026-10-01T15:00:00.000Z');

insert into blocking_attempts (transaction_id, attempt_id) values
  ('paid-bill', 'attempt-paid');

insert into attempts (attempt_id, transaction_id, number, bill_ref, merchant_id, merchant_reference, aggregator_id, merchant_name, session_id, method, amount_in_cents, currency, account_name, account_mask, account_subtype, name_on_account, debit_date, authorization_version, authorization_text, locale, user_agent, ip_address, opened_at) values
  ('attempt-refused', 'paid-bill', 1, 'ref-of-the-paid-bill', 'merchant-1', null, null, 'Blue Ridge Dental', 'session-1', 'ach', 12500, 'USD', 'Everyday', '1234', 'checking', 'Jane O''Doe', '2026-10-02', 'en-0123456789ab', 'You allow …', 'en-US', 'test', '127.0.0.1', '2026-10-01T15:00:00.000Z');

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-refused', 1, 'intended', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-refused', 2, 'submitted', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-refused', 3, 'refused', '2026-10-01T15:00:00.000Z', 'accountRefused', null);

insert into attempts (attempt_id, transaction_id, number, bill_ref, merchant_id, merchant_reference, aggregator_id, merchant_name, session_id, method, amount_in_cents, currency, account_name, account_mask, account_subtype, name_on_account, debit_date, authorization_version, authorization_text, locale, user_agent, ip_address, opened_at) values
  ('attempt-paid', 'paid-bill', 2, 'ref-of-the-paid-bill', 'merchant-1', null, null, 'Blue Ridge Dental', 'session-1', 'ach', 12500, 'USD', 'Everyday', '1234', 'checking', 'Jane O''Doe', '2026-10-02', 'en-0123456789ab', 'You allow …', 'en-US', 'test', '127.0.0.1', '2026-10-01T15:00:00.000Z');

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-paid', 1, 'intended', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-paid', 2, 'submitted', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-paid', 3, 'accepted', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_statuses (attempt_id, status, at) values
  ('attempt-paid', 'Processing', '2026-10-01T15:00:00.000Z');

insert into attempt_statuses (attempt_id, status, at) values
  ('attempt-paid', 'SentToPay', '2026-10-01T18:00:00.000Z');

insert into blocking_attempts (transaction_id, attempt_id) values
  ('open-bill', 'attempt-open');

insert into attempts (attempt_id, transaction_id, number, bill_ref, merchant_id, merchant_reference, aggregator_id, merchant_name, session_id, method, amount_in_cents, currency, account_name, account_mask, account_subtype, name_on_account, debit_date, authorization_version, authorization_text, locale, user_agent, ip_address, opened_at) values
  ('attempt-open', 'open-bill', 1, 'ref-of-the-open-bill', 'merchant-1', null, null, 'Blue Ridge Dental', 'session-1', 'ach', 12500, 'USD', 'Everyday', '1234', 'checking', 'Jane O''Doe', '2026-10-02', 'en-0123456789ab', 'You allow …', 'en-US', 'test', '127.0.0.1', '2026-10-01T15:00:00.000Z');

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-open', 1, 'intended', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-open', 2, 'submitted', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-open', 3, 'unknown', '2026-10-01T15:00:00.000Z', null, null);

insert into open_attempts (attempt_id) values
  ('attempt-open');

insert into reading_means (attempt_id, sealed, expires_at) values
  ('attempt-open', 'sealed', '2999-01-01T00:00:00.000Z');

insert into attempts (attempt_id, transaction_id, number, bill_ref, merchant_id, merchant_reference, aggregator_id, merchant_name, session_id, method, amount_in_cents, currency, account_name, account_mask, account_subtype, name_on_account, debit_date, authorization_version, authorization_text, locale, user_agent, ip_address, opened_at) values
  ('attempt-ended', 'free-bill', 1, 'ref-of-the-free-bill', 'merchant-1', null, null, 'Blue Ridge Dental', 'session-1', 'ach', 12500, 'USD', 'Everyday', '1234', 'checking', 'Jane O''Doe', '2026-10-02', 'en-0123456789ab', 'You allow …', 'en-US', 'test', '127.0.0.1', '2026-10-01T15:00:00.000Z');

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-ended', 1, 'intended', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-ended', 2, 'submitted', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-ended', 3, 'unknown', '2026-10-01T15:00:00.000Z', null, null);

insert into attempt_states (attempt_id, step, state, at, refusal, request_id) values
  ('attempt-ended', 4, 'notReceived', '2026-10-01T15:00:00.000Z', null, null);

insert into tasks (task, until) values
  ('sweep', '2026-10-01T15:00:00.000Z');

insert into ended_sessions (session_id, until) values
  ('session-ended', '2999-01-01T00:00:00.000Z');

import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import type { FastifyRequest } from 'fastify';
import type { Namespaces } from './namespaces.ts';

/** Of what is in the file. A sandbox does not read what another release has written. */
const VERSION = 2;
/** Several requests are written down together. */
const PAUSE_IN_MS = 100;

export type StateKeeper = {
  /** Something may have changed. */
  note(): void;
  /** Writes the last changes. */
  close(): void;
};

/**
 * Reads what a former run has left in a SQLite file, and keeps the file up to date: the whole state in one row, so
 * that it is always that of one moment. Throws in words where the file is no good, or another sandbox has it.
 */
export function keepState(namespaces: Namespaces, path: string): StateKeeper {
  const database = openFile(path);
  const row = database.prepare('select content from state where id = 1').get();
  if (row?.content instanceof Uint8Array) namespaces.restore(deserialize(row.content));
  const replace = database.prepare('insert or replace into state (id, content) values (1, ?)');
  let timer: NodeJS.Timeout | undefined;
  let hasFailed = false;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    try {
      replace.run(serialize(namespaces.takeState()));
      hasFailed = false;
    } catch (error) {
      // A full disk is no reason to take the sandbox from everybody. The next change is another try.
      if (!hasFailed) process.stderr.write(`SANDBOX_FILE cannot be written: ${toReason(error)}\n`);
      hasFailed = true;
    }
  };
  return {
    note() {
      timer ??= setTimeout(write, PAUSE_IN_MS);
    },
    close() {
      write();
      database.close();
    },
  };
}

/** Not what reads the clock, which a page does for each of its requests, the control API or the console. */
export function mayChangeState({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): boolean {
  return method !== 'GET' || url.startsWith('/connectfi/');
}

function openFile(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec(
      'pragma locking_mode = exclusive; create table if not exists state (id integer primary key, content blob)',
    );
    const version = Number(database.prepare('pragma user_version').get()?.user_version);
    const isNew = database.prepare('select 1 from state').get() === undefined;
    if (!isNew && version !== VERSION)
      throw new Error('another release of the sandbox has written it');
    // The first write takes the lock, which stays until the end.
    database.exec(`pragma user_version = ${VERSION}`);
    return database;
  } catch (error) {
    database?.close();
    throw new Error(`SANDBOX_FILE cannot be used: ${toReason(error)}`, { cause: error });
  }
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

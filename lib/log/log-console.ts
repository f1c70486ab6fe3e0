import { inspect } from 'node:util';
import { log } from './log.ts';
import { createRareLines } from './log-rarely.ts';

const LEVELS = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const;

/** The longest text that is written. */
const MAX_LENGTH = 4_000;
/** Texts that begin alike are one kind; a stranger can bring about many. */
const KIND_LENGTH = 60;
const MAX_KINDS = 50;

/**
 * From now on what is written to the console goes into the log, at most once a minute for texts that begin
 * alike: Next tells there in plain text, once a request, what strangers have sent. Our own code never writes
 * to the console.
 */
export function logConsole(): void {
  const kinds = new Set<string>();
  const tell = createRareLines<string, Line>((_kind, count, { level, text }) =>
    log[level]({ text, count }, 'written to the console'),
  );
  for (const [method, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, LogLevel][]) {
    console[method] = (...parts: unknown[]) => {
      const text = parts.map(describe).join(' ').slice(0, MAX_LENGTH);
      const kind = `${level} ${kinds.size < MAX_KINDS ? text.slice(0, KIND_LENGTH) : ''}`;
      kinds.add(kind);
      tell(kind, { level, text });
    };
  }
}

type LogLevel = (typeof LEVELS)[keyof typeof LEVELS];
type Line = { readonly level: LogLevel; readonly text: string };

function describe(part: unknown): string {
  return typeof part === 'string' ? part : inspect(part);
}

/**
 * Writes what nobody has caught into the log, where secrets are masked, and not onto standard error, where
 * they would not be. A forgotten promise must not cut off the payments of others; after an exception the
 * process cannot be trusted any more and ends, to be started again.
 */
export function logLastErrors(): void {
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'a promise has failed that nobody waited for');
  });
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'an error was caught by nobody: the process ends');
    process.exit(1);
  });
}

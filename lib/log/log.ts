import { type Logger, pino } from 'pino';
import { getEnv } from '#lib/env.ts';
import { processWide } from '#lib/process-wide.ts';
import { shortenId } from '#lib/short-number.ts';
import type { LOG_LINES } from './log-lines.ts';
import { redactLine } from './log-redaction.ts';
import { getTrace } from './trace.ts';

export const sharedLogger = processWide<Logger>('logger');

type Lines = typeof LOG_LINES;
type Message = keyof Lines;
/** Messages without fields. */
type Plain = { [M in Message]: Lines[M] extends readonly [] ? M : never }[Message];
/** Nothing where the fields are those of the dictionary, all of them and no other; `err` is the name of an error. */
type Mismatch<M extends Message, Fields> =
  | Exclude<keyof Fields, Lines[M][number]>
  | Exclude<Lines[M][number], keyof Fields>;

type WriteLine = {
  (message: Plain): void;
  <M extends Message, Fields extends object>(
    fields: Fields & { readonly [Field in Mismatch<M, Fields>]: never },
    message: M,
  ): void;
};

/**
 * Writes one line of JSON a call to standard output. The level is read at the first line, and secrets
 * are masked in what is really written, so that no field, message or stack gets around it.
 */
export const log = {
  debug: writeAt('debug'),
  info: writeAt('info'),
  warn: writeAt('warn'),
  error: writeAt('error'),
};

function writeAt(level: 'debug' | 'info' | 'warn' | 'error'): WriteLine {
  return (...line: [string] | [object, string]) => {
    const logger = getLogger();
    Reflect.apply(logger[level], logger, line);
  };
}

function getLogger(): Logger {
  sharedLogger.value ??= pino(
    {
      level: readLevel(),
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const { traceId, page, transactionId, span } = getTrace() ?? {};
        const confirmation = transactionId && shortenId(transactionId);
        const ids = { traceId, page, transactionId, confirmation };
        return span ? { ...ids, trace_id: span.traceId, span_id: span.spanId } : ids;
      },
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redactLine },
    },
    process.stdout,
  );
  return sharedLogger.value;
}

/** A log must work while variables are wrong, too. */
function readLevel(): string {
  try {
    return getEnv().logLevel;
  } catch {
    return 'info';
  }
}

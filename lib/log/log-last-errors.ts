import { log } from './log.ts';

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

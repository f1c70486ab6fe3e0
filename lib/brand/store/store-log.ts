import type { log } from '#lib/log/log.ts';

export type StoreLog = Pick<typeof log, 'info' | 'warn' | 'error'>;

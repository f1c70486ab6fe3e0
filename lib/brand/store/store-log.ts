import type { log } from '#lib/log.ts';

export type StoreLog = Pick<typeof log, 'info' | 'warn' | 'error'>;

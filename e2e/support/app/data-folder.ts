import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type DataFolder = AsyncDisposable & { readonly path: string; close(): Promise<void> };

/** An empty folder for one app's ledger. */
export async function makeDataFolder(): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), 'payment-page-data-'));
  const close = () => rm(path, { recursive: true, force: true });
  return { path, close, [Symbol.asyncDispose]: close };
}

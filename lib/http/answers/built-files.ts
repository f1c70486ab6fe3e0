import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chooseCoding } from './send-whole.ts';

/** A file in memory, in the codings that browsers take. */
export type BuiltFile = {
  readonly type: string;
  readonly plain: Buffer;
  /** At its best level, which takes too long to wait for. */
  readonly br: Buffer | undefined;
  gzip?: Buffer;
};

const TYPES: readonly (readonly [ending: string, type: string])[] = [
  ['.js', 'application/javascript; charset=UTF-8'],
  ['.css', 'text/css; charset=UTF-8'],
];

/** Its name is made of its content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The scripts and style sheets of the build, from memory: under a megabyte, compressed when they were built
 * (`lib/bundle/precompress.mjs`). Gives whether it was asked for one of them and has answered.
 */
export function openBuiltFiles(
  folder = process.env.NEXT_DIST_DIR ?? '.next',
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = readFiles(join(folder, 'static'));
  return (request, response) => {
    if (!asksForFile(request)) return false;
    const file = files.get((request.url ?? '').replace(/\?.*/, ''));
    if (file) sendBuiltFile(request, response, file);
    return file !== undefined;
  };
}

export function asksForFile({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Sends a file that may be kept for ever. */
export function sendBuiltFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: BuiltFile,
): void {
  const { body, coding } = encode(file, request.headers['accept-encoding']);
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Length', body.length);
  response.setHeader('Cache-Control', FOR_EVER);
  response.setHeader('Vary', 'Accept-Encoding');
  if (coding) response.setHeader('Content-Encoding', coding);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function readFiles(folder: string): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES.find(([ending]) => name.endsWith(ending))?.[1];
    if (type === undefined) continue;
    const path = join(folder, name);
    const br = existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : undefined;
    const address = `/_next/static/${name.split(sep).join('/')}`;
    files.set(address, { type, plain: readFileSync(path), br });
  }
  return files;
}

function encode(file: BuiltFile, accepted: string | undefined) {
  const coding = chooseCoding(accepted);
  if (coding === 'br' && file.br) return { body: file.br, coding };
  if (coding === undefined) return { body: file.plain, coding };
  file.gzip ??= gzipSync(file.plain);
  return { body: file.gzip, coding: 'gzip' };
}

/**
 * Lets Next run with the configuration that the build was made with, as its own standalone server does.
 * Otherwise it would read `next.config.mjs` again and load its webpack for that, and the bundle has neither.
 * Where there is no build, Next says so itself.
 *
 * @returns the id of the build, which is a hash of its sources.
 */
export function adoptBuiltConfiguration(
  folder = process.env.NEXT_DIST_DIR ?? '.next',
): string | undefined {
  const path = join(folder, 'required-server-files.json');
  if (!existsSync(path)) return undefined;
  const { config } = JSON.parse(readFileSync(path, 'utf8'));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  return readFileSync(join(folder, 'BUILD_ID'), 'utf8');
}

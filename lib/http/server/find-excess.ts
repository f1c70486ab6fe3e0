import type { IncomingMessage } from 'node:http';
import type { ServerLimits } from './server-limits.ts';

type Head = Pick<IncomingMessage, 'headers' | 'httpVersion' | 'method' | 'rawHeaders' | 'url'>;

/**
 * The status under which a request is refused for its head alone. More headers than allowed are refused, where an
 * older Node.js passes over those at the end, among them what a proxy has added. Pure.
 */
export function findExcess(head: Head, limits: ServerLimits): 400 | 413 | 414 | 431 | undefined {
  const { headers, httpVersion, rawHeaders, url = '' } = head;
  if (rawHeaders.length / 2 > limits.maxHeaders) return 431;
  if (url.length > limits.maxTargetLength) return 414;
  if (httpVersion === '1.1' && headers.host === undefined) return 400;
  if (Number(headers['content-length'] ?? 0) > getMaxBodySize(head, limits)) return 413;
  return undefined;
}

export function getMaxBodySize(
  { method }: Pick<Head, 'method'>,
  { maxBodySizeInBytes, maxUploadSizeInBytes }: ServerLimits,
): number {
  return method === 'PUT' ? maxUploadSizeInBytes : maxBodySizeInBytes;
}

import { STATUS_CODES } from 'node:http';

export type RefusalHeaders = Readonly<Record<string, string>>;

/** What every refusal at the door says beside the headers that all answers have: nothing. */
export const REFUSAL_HEADERS: RefusalHeaders = {
  'Cache-Control': 'private, no-store',
  'Content-Length': '0',
  Connection: 'close',
};

/** A refusal as bytes, for a connection on which there is no request to answer. Pure. */
export function writeRefusal(status: number, headers: RefusalHeaders): string {
  const lines = Object.entries({ ...headers, ...REFUSAL_HEADERS }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n');
}

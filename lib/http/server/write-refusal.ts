import { STATUS_CODES } from 'node:http';

export type RefusalHeaders = Readonly<Record<string, string>>;

/** What a refusal says beside its status. */
export type Refusal = { readonly headers: RefusalHeaders; readonly body: string };

/** What a refusal has that nobody reads: the headers of all answers, and no word. Pure. */
export function makeSilentRefusal(headers: RefusalHeaders): Refusal {
  return {
    headers: { ...headers, 'Cache-Control': 'private, no-store', 'Content-Length': '0' },
    body: '',
  };
}

/** A refusal as bytes, for a connection on which there is no request to answer. Pure. */
export function writeRefusal(status: number, { headers, body }: Refusal): string {
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}

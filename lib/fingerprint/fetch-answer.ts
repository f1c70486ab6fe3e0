import { fail, type Result, succeed } from '#lib/result.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
};

const TIMEOUT_IN_MS = 20_000;
const MAX_BODY_IN_BYTES = 8 * 1024 * 1024;

/** As a browser asks for a page: who changes pages for customers alone should take this for one. */
const HEADERS_OF_A_BROWSER = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-language': 'en-US,en;q=0.9',
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
};

/** Asks for one address and follows no redirect. A failure is a sentence without the address in it. */
export async function fetchAnswer(address: URL, cookie?: string): Promise<Result<Answer, string>> {
  try {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { ...HEADERS_OF_A_BROWSER, ...(cookie && { cookie }) },
      signal: AbortSignal.timeout(TIMEOUT_IN_MS),
    });
    const body = await readBody(response);
    if (!body) return fail(`answers with more than ${MAX_BODY_IN_BYTES} bytes`);
    return succeed({ status: response.status, headers: response.headers, body });
  } catch (error) {
    return fail(describe(error));
  }
}

async function readBody({ body }: Response): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > MAX_BODY_IN_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What the system calls it, since messages may repeat the address. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'cannot be read';
  if (error.name === 'TimeoutError')
    return `does not answer within ${TIMEOUT_IN_MS / 1000} seconds`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `cannot be read${code}`;
}

import { Client, type Dispatcher } from 'undici';

/** One request as a customer's browser would send it. */
export type LoadRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type LoadOptions = {
  readonly origin: string;
  /** Sent in turn. */
  readonly requests: readonly LoadRequest[];
  readonly status: number;
  readonly connections: number;
  readonly lengthInMs: number;
};

export type LoadResult = {
  readonly lengthInMs: number;
  /** Of the answers with the expected status, in rising order. */
  readonly timesInMs: readonly number[];
  readonly refused: number;
};

/** Keeps so many connections busy for a while, each with one request after another. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const { origin, requests, connections, lengthInMs } = options;
  const timesInMs: number[] = [];
  let refused = 0;
  let next = 0;
  const startedAtInMs = performance.now();
  const keepBusy = async () => {
    const client = new Client(origin, { pipelining: 1 });
    while (performance.now() - startedAtInMs < lengthInMs) {
      const request = requests[next++ % requests.length];
      if (!request) break;
      const askedAtInMs = performance.now();
      const status = await ask(client, request);
      if (status === options.status) timesInMs.push(performance.now() - askedAtInMs);
      else refused += 1;
    }
    await client.destroy();
  };
  await Promise.all(Array.from({ length: connections }, keepBusy));
  timesInMs.sort((one, other) => one - other);
  return { lengthInMs: performance.now() - startedAtInMs, timesInMs, refused };
}

/** Sends a request, reads its whole answer, and gives its status. */
function ask(client: Client, request: LoadRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    let status = 0;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData() {},
      onResponseEnd: () => resolve(status),
      onResponseError: (_controller, error) => reject(error),
    };
    client.dispatch({ ...request, body: request.method === 'POST' ? '{}' : null }, handler);
  });
}

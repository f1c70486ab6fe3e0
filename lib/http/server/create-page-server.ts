import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { Socket } from 'node:net';
import {
  limitRequests,
  makeSilentRefusal,
  type Refusal,
  type RefusalHeaders,
} from './limit-requests.ts';
import { limitBody, type ServerLimits } from './server-limits.ts';

/** The words of Node.js for what is wrong with bytes that are no request. */
const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

type Refusals = {
  /** Of every refusal. */
  readonly headers: RefusalHeaders;
  /** Of those statuses that a customer's browser can meet; all others are answered without a body. */
  readonly pages?: Readonly<Record<number, (asked: IncomingHttpHeaders) => Refusal>>;
  /** Told of each. */
  readonly onRefusal?: (status: number) => void;
};

/**
 * A server that keeps `limits` before anybody reads a request, and closes the connection of anyone who exceeds
 * them.
 */
export function createPageServer(
  limits: ServerLimits,
  { headers, pages = {}, onRefusal }: Refusals,
) {
  const server = createLimitedServer(limits);
  const silent = makeSilentRefusal(headers);
  const limiter = limitRequests(server, limits, (status, asked) => {
    onRefusal?.(status);
    return pages[status]?.(asked) ?? silent;
  });
  server.on('clientError', (error: ClientError, socket: Socket) => {
    limiter.cutOff(socket, STATUSES[error.code ?? ''] ?? 400, findLanguages(error));
  });
  server.on('checkExpectation', (request, response) => {
    if (limiter.letIn(request, response)) limiter.refuse(request, response, 417);
  });
  return {
    server,
    /** From now on this answers all that is within the limits. */
    answerBy(listener: RequestListener): void {
      const answer: RequestListener = (request, response) => {
        // Kept here: a request that was answered before its end may have lost it by then.
        const { socket } = request;
        limitBody({ request, response, socket, limits }, () =>
          limiter.cutOff(socket, 413, request.headers),
        );
        listener(request, response);
      };
      server.on('request', (request, response) => {
        if (limiter.letIn(request, response)) answer(request, response);
      });
      server.on('checkContinue', (request, response) => {
        if (!limiter.letIn(request, response)) return;
        response.writeContinue();
        answer(request, response);
      });
    },
  };
}

type ClientError = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

/** The one header that helps to refuse a head too large to be read, if it stood in the last that came of it. */
function findLanguages({ rawPacket }: ClientError): IncomingHttpHeaders {
  const found = /\r\naccept-language:([^\r\n]*)\r\n/i.exec(rawPacket?.toString('latin1') ?? '');
  return { 'accept-language': found?.[1]?.trim() };
}

function createLimitedServer(limits: ServerLimits): Server {
  const server = createServer({
    maxHeaderSize: limits.maxHeaderSizeInBytes,
    headersTimeout: limits.headersTimeoutInMs,
    requestTimeout: limits.requestTimeoutInMs,
    keepAliveTimeout: limits.keepAliveTimeoutInMs,
    connectionsCheckingInterval: limits.checkEveryInMs,
    // Its answer would have none of our headers.
    requireHostHeader: false,
  });
  server.maxHeadersCount = limits.maxHeaders;
  server.timeout = limits.silenceTimeoutInMs;
  return server;
}

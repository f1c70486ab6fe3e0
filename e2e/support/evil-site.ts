import { createServer } from 'node:http';
import { endServer, listen } from './listen.ts';

export type EvilSite = AsyncDisposable & {
  /** Another site altogether. */
  readonly origin: string;
  /** Another origin of the same site, as a neighbour on a merchant's domain is. */
  readonly neighbour: string;
};

/** A site of somebody else's that shows this document at every address. */
export async function startEvilSite(html: string): Promise<EvilSite> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Prizes</title><body>${html}`);
  });
  const port = await listen(server);
  return {
    origin: `http://evil.localhost:${port}`,
    neighbour: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => endServer(server),
  };
}

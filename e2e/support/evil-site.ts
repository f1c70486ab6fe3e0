import { createServer } from 'node:http';

export type EvilSite = {
  /** Another site altogether. */
  readonly origin: string;
  /** Another origin of the same site, as a neighbour on a merchant's domain is. */
  readonly neighbour: string;
  close(): Promise<void>;
};

/** A site of somebody else's that shows this document at every address. */
export async function startEvilSite(html: string): Promise<EvilSite> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Prizes</title><body>${html}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The site has no port.');
  return {
    origin: `http://evil.localhost:${address.port}`,
    neighbour: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

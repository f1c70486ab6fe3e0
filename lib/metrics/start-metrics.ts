import { createServer, type Server } from 'node:http';
import { log } from '#lib/log/log.ts';
import type { Metrics } from './create-metrics.ts';

type MetricsOptions = { readonly host: string; readonly port: number };

/** Serves the metrics to Prometheus under `/metrics`, on a port of their own that no customer reaches. */
export function startMetrics(
  metrics: Pick<Metrics, 'contentType' | 'read'>,
  { host, port }: MetricsOptions,
): Server {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.read().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      (error: unknown) => {
        log.error({ err: error }, 'the metrics could not be read');
        response.writeHead(500).end();
      },
    );
  });
  server.listen(port, host);
  return server;
}

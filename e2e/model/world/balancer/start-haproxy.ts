import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Balancer, BalancerOptions } from './balancer.ts';
import { startProgram } from './start-program.ts';

/** HAProxy, request by request in turn; it asks each app for its health four times a second. */
export async function startHaproxy(program: string, options: BalancerOptions): Promise<Balancer> {
  const path = join(options.folder, 'haproxy.cfg');
  await writeFile(path, writeConfiguration(options));
  const stop = await startProgram(program, ['-db', '-f', path], options.port);
  return { name: 'HAProxy, request by request', stop };
}

function writeConfiguration({ port, appPorts }: BalancerOptions): string {
  const servers = appPorts.map(
    (appPort, index) => `  server app${index} 127.0.0.1:${appPort} check inter 250ms fall 1 rise 1`,
  );
  return `defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  option redispatch
  retries 2
frontend page
  bind 127.0.0.1:${port}
  default_backend apps
backend apps
  balance roundrobin
  option httpchk GET /health
${servers.join('\n')}
`;
}

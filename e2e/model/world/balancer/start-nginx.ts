import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Balancer, BalancerOptions } from './balancer.ts';
import { startProgram } from './start-program.ts';

/** nginx, request by request in turn; it never sends a POST twice unless told to, and it is not. */
export async function startNginx(program: string, options: BalancerOptions): Promise<Balancer> {
  const path = join(options.folder, 'nginx.conf');
  await writeFile(path, writeConfiguration(options));
  const stop = await startProgram(program, ['-c', path, '-p', options.folder], options.port);
  return { name: 'nginx, request by request', stop };
}

function writeConfiguration({ port, appPorts, folder }: BalancerOptions): string {
  const servers = appPorts.map((appPort) => `server 127.0.0.1:${appPort} fail_timeout=1s;`);
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 2048; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  upstream apps { ${servers.join(' ')} }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://apps;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Connection "";
      proxy_connect_timeout 2s;
    }
  }
}
`;
}

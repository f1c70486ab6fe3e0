import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Balancer, BalancerOptions } from '#e2e/model/world/balancer/balancer.ts';
import { startProgram } from '#e2e/model/world/balancer/start-program.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../docs/deploy');

/** nginx as our guide has it: the example itself, with the ports and folders of this test, and without TLS. */
export async function startShippedNginx(
  program: string,
  options: BalancerOptions,
): Promise<Balancer> {
  const path = join(options.folder, 'nginx.conf');
  await mkdir(join(options.folder, 'temporary'), { recursive: true });
  await cp(join(EXAMPLES, 'proxy-pages'), join(options.folder, 'proxy-pages'), { recursive: true });
  await writeFile(path, await writeConfiguration(options));
  const stop = await startProgram(program, ['-c', path, '-p', options.folder], options.port);
  return { name: 'nginx, by the example', stop };
}

async function writeConfiguration({ port, appPorts, folder }: BalancerOptions): Promise<string> {
  const example = await readFile(join(EXAMPLES, 'nginx.conf'), 'utf8');
  const servers = [...example.matchAll(/server (10\.0\.0\.\d+:3000)/g)].map(
    ([, name = '']) => name,
  );
  const names = servers.map((name, index) => [name, `127.0.0.1:${appPorts[index]}`] as const);
  const replacements = [
    ...names,
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port};`],
    ['/etc/nginx/proxy-pages', `${folder}/proxy-pages`],
    ['/var/log/nginx/', `${folder}/`],
  ] as const;
  const site = replacements.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`The example has no ${from}.`);
      return text.replaceAll(from, to);
    },
    example.replace(/^ *(listen \[::\]:443|ssl_).*\n/gm, ''),
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 2048; }
http {
${temporary.map((name) => `${name}_temp_path ${folder}/temporary/${name};`).join('\n')}
${site}
}
`;
}

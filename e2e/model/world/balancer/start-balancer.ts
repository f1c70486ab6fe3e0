import type { Balancer, BalancerOptions } from './balancer.ts';
import { findProgram } from './find-program.ts';
import { startHaproxy } from './start-haproxy.ts';
import { startNginx } from './start-nginx.ts';
import { startOwnBalancer } from './start-own-balancer.ts';

/** A real balancer where this machine has one, HAProxy rather than nginx; else a small one of our own. */
export function startBalancer(options: BalancerOptions): Promise<Balancer> {
  const haproxy = findProgram('haproxy');
  if (haproxy) return startHaproxy(haproxy, options);
  const nginx = findProgram('nginx');
  if (nginx) return startNginx(nginx, options);
  return startOwnBalancer(options);
}

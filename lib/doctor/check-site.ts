import { connect } from 'node:tls';
import { checkFolders, listBrandFolders } from '#lib/brand/command/check-folders.ts';
import { loadBrandFolder } from '#lib/brand/files/load-brand-folder.ts';
import { describeError } from '#lib/describe-error.ts';
import type { Env } from '#lib/env.ts';
import { bad, type Finding, good, warning } from './finding.ts';

const DEADLINE_IN_MS = 5_000;
const SOON_IN_DAYS = 14;
const DAY_IN_MS = 86_400_000;
/** Of thousands of hosts, as many as a person reads. */
const MOST_HOSTS = 20;

/**
 * Whether the page can be reached under each name that customers use, from here: through DNS, proxy and certificate.
 * A page that is not running yet is no fault.
 */
export async function checkSite(
  env: Pick<Env, 'publicOrigin' | 'brandsDir'>,
): Promise<readonly Finding[]> {
  const { protocol, port, origin } = new URL(env.publicOrigin);
  // Browsers alone take `gym.localhost` for this machine.
  const hosts = (await listBrandHosts(env)).filter((host) => !host.endsWith('.localhost'));
  const origins = [
    origin,
    ...hosts.slice(0, MOST_HOSTS).map((host) => `${protocol}//${host}${port && `:${port}`}`),
  ];
  const found = await Promise.all([...new Set(origins)].map(checkOrigin));
  return found.flat();
}

async function checkOrigin(origin: string): Promise<readonly Finding[]> {
  const what = new URL(origin).host;
  const findings: Finding[] = [];
  if (origin.startsWith('https:')) findings.push(await checkCertificate(new URL(origin)));
  try {
    const answer = await fetch(`${origin}/health/ready`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(DEADLINE_IN_MS),
    });
    findings.push(await describeAnswer(what, answer));
  } catch (error) {
    const said = `does not answer: ${describeError(error)}`;
    const todo = 'Start the page, and lead this name to it (docs/deploy.md, The proxy in front).';
    findings.push(warning(what, said, todo));
  }
  return findings;
}

async function describeAnswer(what: string, answer: Response): Promise<Finding> {
  const body: { status?: unknown; warnings?: unknown } = await answer.json().catch(() => ({}));
  if (answer.status === 200 && body.status === 'ready') {
    if (!Array.isArray(body.warnings) || body.warnings.length === 0) {
      return good(what, 'ready to take payments');
    }
    const todo =
      'Name it in TRUSTED_PROXIES, or say how many there are in TRUST_PROXY_HOPS: customers cannot be told apart.';
    return warning(what, 'a proxy is in front that the page does not know', todo);
  }
  if (typeof body.status === 'string') {
    return bad(
      what,
      `takes no payments: ${body.status}`,
      'docs/deploy.md, Health, says what to do.',
    );
  }
  const said = `answers ${answer.status}, and not as the page does`;
  const todo =
    'Let the proxy hand /health/ready on, or look which program answers under this name.';
  return warning(what, said, todo);
}

function checkCertificate({ hostname, port }: URL): Promise<Finding> {
  const what = `${hostname}, certificate`;
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || 443, servername: hostname });
    const end = (finding: Finding) => {
      socket.destroy();
      resolve(finding);
    };
    socket.setTimeout(DEADLINE_IN_MS, () => socket.destroy(new Error('no answer in time')));
    socket.on('error', (error) => {
      const todo = 'Renew or install the certificate, with all between it and its authority.';
      end(warning(what, describeError(error), todo));
    });
    socket.on('secureConnect', () => {
      const days = Math.floor(
        (Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / DAY_IN_MS,
      );
      const said = `good for ${days} days`;
      end(days > SOON_IN_DAYS ? good(what, said) : warning(what, said, 'Renew it.'));
    });
  });
}

/** Whether all brands are in order; the command of the brands tells what is wrong with one. */
export async function checkBrands({
  brandsDir,
}: Pick<Env, 'brandsDir'>): Promise<readonly Finding[]> {
  if (brandsDir === undefined) {
    return [good('brands', 'none named: every bill has the page’s own look')];
  }
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  const code = await checkFolders([brandsDir], { isShort: true, write });
  const said = (lines.at(-1) ?? '').trim();
  if (code === 0) return [good('brands', said)];
  const todo = `npm run brand -- check ${brandsDir} tells what is wrong. Bills of such a brand have the page’s own look.`;
  return [warning('brands', said, todo)];
}

/** The hosts that brands have for themselves, of those that can be read. */
async function listBrandHosts({ brandsDir }: Pick<Env, 'brandsDir'>): Promise<readonly string[]> {
  const folders = brandsDir ? await listBrandFolders(brandsDir) : undefined;
  if (!folders?.ok) return [];
  const brands = await Promise.all(folders.value.map(loadBrandFolder));
  return brands.flatMap((brand) => (brand.ok ? (brand.value.settings.match?.hosts ?? []) : []));
}

import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Service } from 'kubernetes-models/v1/Service';
import { expect, it } from 'vitest';
import { loadBrand } from '#lib/brand/files/load-brand.ts';
import { parseEnv } from '#lib/env.ts';
import { readManifests } from './read-manifests.ts';

const manifests = readManifests().flatMap(({ documents }) => documents);
const page = manifests.find(Deployment.is)?.spec?.template;
const retention = manifests.find(CronJob.is)?.spec?.jobTemplate.spec?.template;

it('has variables with which the page starts, once the secrets are there', () => {
  const session = { SESSION_SECRETS: '1:for tests alone: Kx7fQ2mVb9LwRt4Z' };
  const database = { DATABASE_URL: 'postgres://page@postgresql.example/page' };
  const env = parseEnv({ ...findData('variables'), ...session, ...database });
  expect(env).toMatchObject({ ok: true, value: { brandsDir: '/brands' } });
  const { env: secrets = [], volumeMounts = [] } = page?.spec?.containers[0] ?? {};
  const names = secrets.map(({ name }) => name);
  expect(names).toEqual([...Object.keys(session), ...Object.keys(database)]);
  expect(volumeMounts).toMatchObject([{ mountPath: '/brands' }]);
});

it('mounts brands that are in order, each in a folder of its own', async () => {
  const sources = page?.spec?.volumes?.[0]?.projected?.sources ?? [];
  expect(sources.length).toBeGreaterThan(0);
  for (const { configMap } of sources) {
    const data = findData(configMap?.name);
    const items = configMap?.items ?? [];
    const id = items[0]?.path.split('/')[0] ?? '';
    const folder = new Map(
      items.map(({ key, path }) => [path.slice(id.length + 1), Buffer.from(data[key] ?? '')]),
    );
    expect(await loadBrand({ id, folder })).toMatchObject({ ok: true });
    expect(configMap?.name).toBe(`brand-${id}`);
  }
});

it('selects pods that there are', () => {
  const pods = [page, retention].map((pod) => pod?.metadata?.labels ?? {});
  const selectors = [
    manifests.find(Deployment.is)?.spec?.selector.matchLabels,
    manifests.find(Service.is)?.spec?.selector,
    manifests.find(PodDisruptionBudget.is)?.spec?.selector?.matchLabels,
    ...manifests.filter(NetworkPolicy.is).map(({ spec }) => spec?.podSelector?.matchLabels ?? {}),
  ];
  for (const selector of selectors) {
    expect(pods).toContainEqual(expect.objectContaining(selector));
  }
});

it('lets nobody use more rights than the page needs', () => {
  for (const pod of [page, retention]) {
    expect(pod?.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    });
  }
});

function findData(name: string | undefined): Readonly<Record<string, string>> {
  const found = manifests.filter(ConfigMap.is).find(({ metadata }) => metadata?.name === name);
  return found?.data ?? {};
}

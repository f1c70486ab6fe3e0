import { validate as validateDeployment } from 'kubernetes-models/_schemas/IoK8sApiAppsV1Deployment';
import { validate as validateCronJob } from 'kubernetes-models/_schemas/IoK8sApiBatchV1CronJob';
import { validate as validateConfigMap } from 'kubernetes-models/_schemas/IoK8sApiCoreV1ConfigMap';
import { validate as validateNamespace } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Namespace';
import { validate as validateService } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Service';
import { validate as validateIngress } from 'kubernetes-models/_schemas/IoK8sApiNetworkingV1Ingress';
import { validate as validateNetworkPolicy } from 'kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy';
import { validate as validateBudget } from 'kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget';
import { z } from 'zod';
import { watchReads } from './watch-reads.ts';

type Validate = (data: unknown) => boolean;

/** The schemas of Kubernetes' own API, by the version and kind of what they describe. */
const SCHEMAS: Readonly<Record<string, Validate>> = {
  'apps/v1 Deployment': validateDeployment,
  'batch/v1 CronJob': validateCronJob,
  'networking.k8s.io/v1 Ingress': validateIngress,
  'networking.k8s.io/v1 NetworkPolicy': validateNetworkPolicy,
  'policy/v1 PodDisruptionBudget': validateBudget,
  'v1 ConfigMap': validateConfigMap,
  'v1 Namespace': validateNamespace,
  'v1 Service': validateService,
};

const kindSchema = z.object({ apiVersion: z.string(), kind: z.string() });
const errorsSchema = z
  .array(z.object({ instancePath: z.string(), keyword: z.string(), params: z.unknown() }))
  .nullish();

/**
 * What Kubernetes would not accept in a manifest: wrong or missing members, and unknown ones. The
 * schemas themselves let unknown members pass; what a schema never looks at is unknown to it.
 */
export function checkManifest(manifest: unknown): string[] {
  const { data } = kindSchema.safeParse(manifest);
  const validate = SCHEMAS[`${data?.apiVersion} ${data?.kind}`];
  if (!validate) return ['is of an unknown kind'];
  const { watched, unread } = watchReads(manifest);
  validate(watched);
  const errors = errorsSchema.parse('errors' in validate ? validate.errors : undefined) ?? [];
  return [
    ...errors.map(
      ({ instancePath, keyword, params }) =>
        `${instancePath} must hold to ${keyword} ${JSON.stringify(params)}`,
    ),
    ...[...unread].map((path) => `${path} is unknown`),
  ];
}

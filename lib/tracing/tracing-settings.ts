import type { Variables } from '#lib/env/variables.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

export type TracingSettings = {
  /** Where spans are sent to, as OTLP in JSON. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with every batch. Above `OTEL_RESOURCE_ATTRIBUTES` stands the name of the service. */
  readonly resource: Readonly<Record<string, string>>;
  /** Of all traces, from 0 to 1. */
  readonly share: number;
  readonly timeoutInMs: number;
  readonly sendEveryInMs: number;
};

const SHARES: ReadonlyMap<string, (argument: string) => number> = new Map([
  ['always_on', () => 1],
  ['always_off', () => 0],
  ['traceidratio', Number],
  ['parentbased_always_on', () => 1],
  ['parentbased_always_off', () => 0],
  ['parentbased_traceidratio', Number],
]);

/**
 * Reads OpenTelemetry's standard variables. Nothing where no endpoint is named, or `OTEL_SDK_DISABLED` is `true`;
 * sentences on what is wrong, where something is.
 */
export function readTracingSettings(
  variables: Variables,
): Result<TracingSettings | undefined, readonly string[]> {
  /** The one for traces goes before the one for everything. */
  const read = (name: string) =>
    variables[`OTEL_EXPORTER_OTLP_TRACES_${name}`] || variables[`OTEL_EXPORTER_OTLP_${name}`];
  const address = readAddress(variables);
  if (!address || variables.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return succeed(undefined);
  const protocol = read('PROTOCOL') ?? 'http/json';
  const sampler = variables.OTEL_TRACES_SAMPLER || 'parentbased_always_on';
  const share = SHARES.get(sampler)?.(variables.OTEL_TRACES_SAMPLER_ARG || '1') ?? Number.NaN;
  const timeoutInMs = Number(read('TIMEOUT') || 10_000);
  const sendEveryInMs = Number(variables.OTEL_BSP_SCHEDULE_DELAY || 5_000);
  const headers = parsePairs(read('HEADERS'));
  const resource = parsePairs(variables.OTEL_RESOURCE_ATTRIBUTES);
  const problems = [
    !isHttp(address) && 'OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address',
    protocol !== 'http/json' && 'OTEL_EXPORTER_OTLP_PROTOCOL must be http/json or not set',
    !(share >= 0 && share <= 1) &&
      `OTEL_TRACES_SAMPLER must be one of ${[...SHARES.keys()].join(', ')}, with OTEL_TRACES_SAMPLER_ARG from 0 to 1`,
    !(timeoutInMs > 0) && 'OTEL_EXPORTER_OTLP_TIMEOUT must be a number of milliseconds',
    !(sendEveryInMs > 0) && 'OTEL_BSP_SCHEDULE_DELAY must be a number of milliseconds',
    !headers && 'OTEL_EXPORTER_OTLP_HEADERS must be written as name=value,name=value',
    !resource && 'OTEL_RESOURCE_ATTRIBUTES must be written as name=value,name=value',
  ].filter((problem) => problem !== false);
  if (problems.length > 0) return fail(problems);
  const name = variables.OTEL_SERVICE_NAME;
  const service = {
    'service.name': 'payment-page',
    ...resource,
    ...(name && { 'service.name': name }),
  };
  return succeed({
    address,
    headers: headers ?? {},
    resource: service,
    share,
    timeoutInMs,
    sendEveryInMs,
  });
}

function readAddress(variables: Variables): string | undefined {
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own, OTEL_EXPORTER_OTLP_ENDPOINT: base } = variables;
  return own || (base && `${base.replace(/\/+$/, '')}/v1/traces`);
}

function isHttp(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** `name=value,name=value`, with signs of values percent-encoded. */
function parsePairs(text = ''): Record<string, string> | undefined {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  try {
    const read = pairs.map((pair) => {
      const [, name = '', value = ''] = /^\s*([^=\s]+)\s*=(.*)$/.exec(pair) ?? [];
      return [name, decodeURIComponent(value.trim())] as const;
    });
    return read.every(([name]) => name) ? Object.fromEntries(read) : undefined;
  } catch {
    return undefined;
  }
}

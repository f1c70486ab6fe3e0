import { describe, expect, it } from 'vitest';
import { fail, succeed } from '#lib/result.ts';
import { readTracingSettings } from './tracing-settings.ts';

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/' };

describe('tracing', () => {
  it.each([{}, { OTEL_SERVICE_NAME: 'a' }, { ...ENDPOINT, OTEL_SDK_DISABLED: 'true' }])(
    'is off: %j',
    (variables) => {
      expect(readTracingSettings(variables)).toEqual(succeed(undefined));
    },
  );

  it('needs no more than an endpoint', () => {
    expect(readTracingSettings(ENDPOINT)).toEqual(
      succeed({
        address: 'http://127.0.0.1:4318/v1/traces',
        headers: {},
        resource: { 'service.name': 'payment-page' },
        share: 1,
        timeoutInMs: 10_000,
        sendEveryInMs: 5_000,
      }),
    );
  });

  it('heeds the standard variables, those for traces before those for everything', () => {
    const settings = readTracingSettings({
      ...ENDPOINT,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://otel.example/in',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20a,x=1',
      OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: '250',
      OTEL_SERVICE_NAME: 'pay',
      OTEL_RESOURCE_ATTRIBUTES: 'service.name=other,deployment.environment=staging',
      OTEL_TRACES_SAMPLER: 'traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
      OTEL_BSP_SCHEDULE_DELAY: '100',
    });
    expect(settings).toEqual(
      succeed({
        address: 'https://otel.example/in',
        headers: { authorization: 'Basic a', x: '1' },
        resource: { 'service.name': 'pay', 'deployment.environment': 'staging' },
        share: 0.25,
        timeoutInMs: 250,
        sendEveryInMs: 100,
      }),
    );
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4317'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_TRACES_SAMPLER', 'sometimes'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'no pair'],
    ['OTEL_RESOURCE_ATTRIBUTES', 'a=%zz'],
    ['OTEL_BSP_SCHEDULE_DELAY', 'soon'],
  ])('says what is wrong with %s', (name, value) => {
    expect(readTracingSettings({ ...ENDPOINT, [name]: value })).toEqual(
      fail([expect.stringContaining(name)]),
    );
  });

  it('wants a share that is one', () => {
    const sampler = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '25' };
    expect(readTracingSettings({ ...ENDPOINT, ...sampler }).ok).toBe(false);
  });
});

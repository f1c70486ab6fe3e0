import type { Span } from './tracer.ts';

const KINDS: Readonly<Record<Span['kind'], number>> = { internal: 1, server: 2, client: 3 };
const FAILED = { code: 2 };

/** A batch of spans in OTLP's JSON (opentelemetry.io/docs/specs/otlp, OTLP/HTTP). */
export function writeOtlp(
  spans: readonly Span[],
  resource: Readonly<Record<string, string>>,
): string {
  const scope = { name: 'payment-page' };
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: writeAttributes(resource) },
        scopeSpans: [{ scope, spans: spans.map(writeSpan) }],
      },
    ],
  });
}

function writeSpan({ context, parentId, name, kind, endedAtInMs, ...rest }: Span) {
  return {
    ...context,
    ...(parentId && { parentSpanId: parentId }),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: toNanoseconds(endedAtInMs - rest.durationInMs),
    endTimeUnixNano: toNanoseconds(endedAtInMs),
    attributes: writeAttributes(rest.attributes),
    status: rest.hasFailed ? FAILED : {},
  };
}

/** As a text: a number of JSON is not exact enough. */
function toNanoseconds(timeInMs: number): string {
  return (BigInt(Math.round(timeInMs * 1000)) * 1000n).toString();
}

function writeAttributes(attributes: Span['attributes']) {
  return Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [
      {
        key,
        value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
      },
    ];
  });
}

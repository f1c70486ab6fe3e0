import { randomBytes } from 'node:crypto';
import { log } from '#lib/log/log.ts';
import { createRareLine } from '#lib/log/log-rarely.ts';
import { runWithoutTrace } from '#lib/log/trace.ts';
import type { Span, SpanContext, Tracer, Work } from './tracer.ts';
import type { TracingSettings } from './tracing-settings.ts';

/** As OpenTelemetry's own batches are. */
const MOST_IN_A_BATCH = 512;
const MOST_WAITING = 2_048;
/** A process that ends waits no longer for a collector. */
const LONGEST_GOODBYE_IN_MS = 2_000;

/** Collects spans and sends them in batches. A collector that is slow or down costs spans, and nobody's time. */
export function createTracer(settings: TracingSettings): Tracer {
  const waiting: Span[] = [];
  let sending: Promise<void> | undefined;
  const goodbye = new AbortController();
  const tellOfLoss = createRareLine<{ lost: number; err: unknown }>((count, { lost, err }) =>
    log.warn({ count, lost, err }, 'spans could not be sent'),
  );

  const send = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST_IN_A_BATCH);
      try {
        await post(batch, settings, goodbye.signal);
      } catch (err) {
        tellOfLoss({ lost: batch.length + waiting.splice(0).length, err });
      }
    }
  };
  const flush = (): Promise<void> => {
    sending ??= send().finally(() => {
      sending = undefined;
    });
    return sending;
  };
  const timer = runWithoutTrace(() => setInterval(() => void flush(), settings.sendEveryInMs));
  timer.unref();

  const keep = (context: SpanContext, work: Work, parentId?: string) => {
    if (waiting.length >= MOST_WAITING) return;
    waiting.push({ ...work, context, ...(parentId && { parentId }), endedAtInMs: Date.now() });
    if (waiting.length === MOST_IN_A_BATCH) void runWithoutTrace(flush);
  };
  return {
    begin: () =>
      Math.random() < settings.share ? { traceId: makeId(16), spanId: makeId(8) } : undefined,
    end: (context, work) => keep(context, work),
    note: ({ traceId, spanId }, work) => keep({ traceId, spanId: makeId(8) }, work, spanId),
    async close() {
      clearInterval(timer);
      const patience = setTimeout(() => goodbye.abort(), LONGEST_GOODBYE_IN_MS);
      await flush();
      clearTimeout(patience);
    },
  };
}

function makeId(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

async function post(
  spans: readonly Span[],
  { address, headers, resource, timeoutInMs }: TracingSettings,
  goodbye: AbortSignal,
): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: writeOtlp(spans, resource),
    redirect: 'error',
    signal: AbortSignal.any([goodbye, AbortSignal.timeout(timeoutInMs)]),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the collector answered ${answer.status}`);
}

const KINDS: Readonly<Record<Span['kind'], number>> = { internal: 1, server: 2, client: 3 };
const FAILED = { code: 2 };

/** A batch of spans in OTLP's JSON (opentelemetry.io/docs/specs/otlp, OTLP/HTTP). */
function writeOtlp(spans: readonly Span[], resource: Readonly<Record<string, string>>): string {
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

import { processWide } from '#lib/process-wide.ts';

/** A span's place in its trace, both in hexadecimal signs. Missing where a request is not traced. */
export type SpanContext = { readonly traceId: string; readonly spanId: string };

/** Something that took time. Names and values are templates and codes: never a link, a query, a cookie or a body. */
export type Span = {
  readonly context: SpanContext;
  readonly parentId?: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client';
  readonly endedAtInMs: number;
  readonly durationInMs: number;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly hasFailed: boolean;
};

export type Work = Pick<Span, 'name' | 'kind' | 'durationInMs' | 'attributes' | 'hasFailed'>;

export type Tracer = {
  /** Begins the trace of a request, if it is to be traced. */
  begin(): SpanContext | undefined;
  /** The request itself has ended. */
  end(context: SpanContext, work: Work): void;
  /** Something that was done for it has just ended. */
  note(parent: SpanContext, work: Work): void;
  /** Sends what is left. */
  close(): Promise<void>;
};

/** `server.ts` puts one here where OpenTelemetry's variables name a collector; otherwise tracing costs nothing. */
export const sharedTracer = processWide<Tracer>('tracer');

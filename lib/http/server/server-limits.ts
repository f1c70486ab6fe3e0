/** How much one request, one connection and all of them together may take: docs/decisions/0001. */
export type ServerLimits = {
  readonly maxTargetLength: number;
  /** The target and all headers together. */
  readonly maxHeaderSizeInBytes: number;
  readonly maxHeaders: number;
  readonly maxBodySizeInBytes: number;
  /** Of a `PUT`, by which the brand preview takes files. */
  readonly maxUploadSizeInBytes: number;
  readonly headersTimeoutInMs: number;
  /** Until the last byte of the body. */
  readonly requestTimeoutInMs: number;
  readonly keepAliveTimeoutInMs: number;
  /** While nothing moves either way, no matter which side is waited for. */
  readonly silenceTimeoutInMs: number;
  /** How often the two times of a request are looked at. */
  readonly checkEveryInMs: number;
  /** Over one connection, without waiting for answers. */
  readonly maxRequestsAtOnce: number;
  readonly maxConnections: number;
};

export const PAGE_LIMITS: ServerLimits = {
  maxTargetLength: 8 * 1024,
  /** 8 KB of cookies of ours, more than that of others at the same host, and the browser’s own headers. */
  maxHeaderSizeInBytes: 32 * 1024,
  /** A browser sends two dozen, and each proxy a few. */
  maxHeaders: 100,
  /** Each route has a smaller limit of its own. */
  maxBodySizeInBytes: 64 * 1024,
  /** Above the largest file of a brand, so that the editor can say which one is too large. */
  maxUploadSizeInBytes: 2 * 1024 * 1024,
  headersTimeoutInMs: 10_000,
  requestTimeoutInMs: 30_000,
  /** Longer than the usual minute of a proxy in front, which must not meet a connection being closed. */
  keepAliveTimeoutInMs: 65_000,
  /** Twice as long as any answer of ours takes. */
  silenceTimeoutInMs: 60_000,
  checkEveryInMs: 1_000,
  /** Browsers and proxies wait for an answer before they ask again. */
  maxRequestsAtOnce: 16,
  maxConnections: 2_000,
};

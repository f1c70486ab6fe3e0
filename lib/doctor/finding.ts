/** What one check has found. `bad`: the page does not start, or takes no payment. `skipped`: not asked for. */
export type Finding = {
  readonly what: string;
  readonly state: 'good' | 'warning' | 'bad' | 'skipped';
  /** One sentence, without a secret. */
  readonly said: string;
  /** What to do about it, where there is something. */
  readonly todo?: string;
};

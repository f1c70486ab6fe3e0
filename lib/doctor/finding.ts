/** What one check has found. `bad`: the page does not start, or takes no payment. `skipped`: not asked for. */
export type Finding = {
  readonly what: string;
  readonly state: 'good' | 'warning' | 'bad' | 'skipped';
  /** One sentence, without a secret. */
  readonly said: string;
  /** What to do about it, where there is something. */
  readonly todo?: string;
};

export function good(what: string, said: string): Finding {
  return { what, state: 'good', said };
}

export function warning(what: string, said: string, todo: string): Finding {
  return { what, state: 'warning', said, todo };
}

export function bad(what: string, said: string, todo: string): Finding {
  return { what, state: 'bad', said, todo };
}

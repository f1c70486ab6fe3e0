/** An answer as a browser receives it, and the cookies that it holds by then. */
export type ScoredAnswer = {
  /** Of the page, as the browser has it. */
  readonly url: URL;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** The lines of every `Set-Cookie` so far. */
  readonly cookies: readonly string[];
  /** Of an HTML document. */
  readonly html?: string;
};

/** One of the rules, what it found and what that adds to the score. */
export type Mark = { readonly rule: string; readonly finding: string; readonly points: number };

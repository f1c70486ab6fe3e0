/** An answer of the sandbox, kept to be given again and again. */
export type RecordedAnswer = {
  /** What it answers: `describeCall` of the path, and of the link or the JWT. */
  readonly call: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
};

/** What tells one call from another: its path, and the link that C1 brings or the JWT that all others bring. */
export function describeCall(path: string, secret: string): string {
  return `${path} ${secret}`;
}

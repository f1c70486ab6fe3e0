import type { LinkSession } from './link-session.ts';
import type { Pane, ViewName } from './pane.ts';

export type PaneValues = Readonly<Record<string, string>>;

/** One thing that Link shows. */
export type Step = {
  readonly view: ViewName;
  /** `metadata.status` of an exit from here (plaid-link 2.3). */
  readonly exitStatus: (session: LinkSession) => string | null;
  readonly pane: (session: LinkSession) => Pane;
  /** Answers a button of the pane: changes the session, its step above all. */
  readonly act: (session: LinkSession, action: string, values: PaneValues) => void;
};

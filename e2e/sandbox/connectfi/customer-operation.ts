import type { Bill, Session } from '../bill.ts';
import type { Operation } from '../operations.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Switches } from '../switches.ts';
import type { Answer } from './answer.ts';

/** One call as an operation sees it: its body has the shape of the schema. */
export type OperationCall = {
  readonly sandbox: Sandbox;
  readonly switches: Switches;
  readonly requestId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, string>>;
  /** The bill's own time in milliseconds. */
  readonly now: number;
};

export type CustomerCall = OperationCall & { readonly bill: Bill; readonly session: Session };

type Common = {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST';
  readonly paths: readonly string[];
  /** JSON schema of the body; without it, any body is let through unread. */
  readonly bodySchema?: object;
};

export type CustomerOperation = Common &
  (
    | { readonly needsSession: false; handle(call: OperationCall): Answer | Promise<Answer> }
    | { readonly needsSession: true; handle(call: CustomerCall): Answer | Promise<Answer> }
  );

import type { FastifyRequest } from 'fastify';
import type { Merchant } from '../../bill.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Answer } from '../answer.ts';

/** One call of a platform or of a merchant, as an operation sees it: its body has the shape of the schema. */
export type PlatformCall = {
  readonly sandbox: Sandbox;
  readonly requestId: string;
  /** By the clock of the namespace, in milliseconds. */
  readonly now: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly request: FastifyRequest;
};

export type MerchantCall = PlatformCall & { readonly merchant: Merchant };

type Common = {
  readonly path: string;
  readonly bodySchema?: object;
  readonly querySchema?: object;
};

/** Who has to show a token, and which: connectfi-api 0.4. */
export type MerchantOperation = Common &
  (
    | {
        readonly caller: 'anyone' | 'platform';
        handle(call: PlatformCall): Answer | Promise<Answer>;
      }
    | { readonly caller: 'merchant'; handle(call: MerchantCall): Answer | Promise<Answer> }
  );

import { fastify } from 'fastify';
import { connectfiPlugin } from './connectfi/plugin.ts';
import { IS_NOT_ONLY_WHITESPACE } from './connectfi/schemas.ts';
import { consolePlugin } from './console/plugin.ts';
import { controlPlugin } from './control/plugin.ts';
import { plaidPlugin } from './plaid/plugin.ts';
import { Sandbox } from './sandbox.ts';

export type StartedSandbox = {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
};

type StartOptions = {
  /** 0 for any free port. */
  readonly port: number;
  /** Where the payment page is: the bills' addresses begin with it. */
  readonly appOrigin: string;
  /** Makes every invented id and token the same in each run. */
  readonly seed?: string;
};

/** Starts connectFi, the Plaid stand-in, the control API and the console on one loopback port. */
export async function startSandbox({ port, ...options }: StartOptions): Promise<StartedSandbox> {
  const sandbox = new Sandbox(options);
  const app = fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        useDefaults: false,
        keywords: [IS_NOT_ONLY_WHITESPACE],
      },
    },
  });
  const { plaid: store } = sandbox;
  const clockOf = (transactionId: string) => sandbox.clockOf(transactionId);
  await app.register(connectfiPlugin, { prefix: '/connectfi', sandbox });
  await app.register(controlPlugin, { prefix: '/control', sandbox });
  await app.register(consolePlugin, { sandbox });
  await app.register(plaidPlugin, { store, clockOf, appOrigin: options.appOrigin });
  const origin = await app.listen({ host: '127.0.0.1', port });
  return {
    origin,
    port: Number(new URL(origin).port),
    close: async () => {
      sandbox.closing.abort();
      await app.close();
    },
  };
}

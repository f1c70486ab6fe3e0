import { fastify } from 'fastify';
import { Access } from './access.ts';
import { connectfiPlugin } from './connectfi/plugin.ts';
import { AMOUNT_PRECISION, IS_NOT_ONLY_WHITESPACE } from './connectfi/schemas.ts';
import { consolePlugin } from './console/plugin.ts';
import { clockPlugin, controlPlugin } from './control/plugin.ts';
import { keepState, mayChangeState } from './keep-state.ts';
import { Namespaces, takeNamespace } from './namespaces.ts';
import { plaidPlugin } from './plaid/plugin.ts';

export type StartedSandbox = {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
};

export type StartOptions = {
  /** 0 for any free port. */
  readonly port: number;
  /** The address to listen on; this machine only, unless it is named. */
  readonly host?: string;
  /** Where the payment page is: the bills' addresses begin with it. */
  readonly appOrigin: string;
  /** Other payment pages, which a bill can be made for. */
  readonly otherAppOrigins?: readonly string[];
  /** What the control API and the console ask for. */
  readonly token?: string;
  /** Where browsers find the sandbox, if a proxy is in front. */
  readonly publicOrigin?: string;
  /** Makes every invented id and token the same in each run. */
  readonly seed?: string;
  /** The hosts to which a webhook may go. */
  readonly webhookHosts?: readonly string[];
  /** A SQLite file that keeps everything when the sandbox stops; without it, it is forgotten. */
  readonly file?: string;
  /** Fails where the control API answers anything but what its description says. */
  readonly checksAnswers?: boolean;
};

/** Starts connectFi, the Plaid stand-in, the control API and the console on one port. */
export async function startSandbox({
  port,
  host = '127.0.0.1',
  ...options
}: StartOptions): Promise<StartedSandbox> {
  const access = new Access(options);
  const mayBegin = access.isGranted.bind(access);
  const namespaces = new Namespaces({ ...options, mayBegin });
  const keeper = options.file === undefined ? undefined : keepState(namespaces, options.file);
  const app = fastify({
    rewriteUrl: takeNamespace,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        useDefaults: false,
        keywords: [IS_NOT_ONLY_WHITESPACE, AMOUNT_PRECISION],
      },
    },
  });
  for (const hook of ['onRequest', 'onResponse'] as const) {
    app.addHook(hook, async (request) => {
      if (mayChangeState(request)) keeper?.note();
    });
  }
  const { plaid: store, closing } = namespaces;
  const clockOf = (transactionId: string) => namespaces.clockOf(transactionId);
  await app.register(connectfiPlugin, { prefix: '/connectfi', namespaces });
  const { publicOrigin, checksAnswers } = options;
  const control = { namespaces, access, publicOrigin, checksAnswers };
  await app.register(controlPlugin, { prefix: '/control', ...control });
  await app.register(clockPlugin, { namespaces });
  await app.register(consolePlugin, { namespaces, access, publicOrigin });
  await app.register(plaidPlugin, { store, clockOf, appOrigin: options.appOrigin });
  const origin = await app.listen({ host, port }).catch((error: unknown) => {
    keeper?.close();
    throw error;
  });
  return {
    origin,
    port: Number(new URL(origin).port),
    close: async () => {
      closing.abort();
      await app.close();
      keeper?.close();
    },
  };
}

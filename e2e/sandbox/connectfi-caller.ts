const PATHS = {
  C1: '/public/customer/payment/link',
  C2: '/public/customer/payment/details',
  C3: '/public/customer/payment/card-pay',
  C4: '/public/customer/payment/ach-pay',
  C5: '/public/customer/payment/invoice/list',
  C7: '/public/customer/plaid/create_link_token',
  C8: '/public/customer/plaid/exchange-public-token',
  C9: '/public/customer/plaid/get-accounts-balance',
} as const;

export type ConnectfiAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The envelope, or null where the body is none. */
  readonly body: unknown;
};

type CallOptions = {
  readonly jwt?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/** Calls connectFi as a payment page's server would; for the sandbox's own tests. */
export function createConnectfiCaller(origin: string) {
  const call = (operation: keyof typeof PATHS, options: CallOptions = {}) =>
    callPath('POST', PATHS[operation], options);

  async function callPath(
    method: string,
    path: string,
    { jwt, body, signal }: CallOptions = {},
  ): Promise<ConnectfiAnswer> {
    const response = await fetch(`${origin}/connectfi${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...(jwt === undefined ? {} : { 'x-connectfi-jwtoken': jwt }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }

  async function openLink(link: string): Promise<string> {
    const { body } = await call('C1', { body: { link } });
    return String(pick(body, 'data', 'token'));
  }

  return { call, callPath, openLink };
}

/** A member of a member of what came back; undefined where there is none. */
export function pick(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
    value,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where the page for the return from a bank's own site lives. */
export const OAUTH_PAGE = '/oauth';

/** Plaid's own name for a customer's visit at a bank (plaid-link 2.8). */
const STATE_PARAMETER = 'oauth_state_id';

/** The parameter by which a customer with several bills says which one their bank's answer is for. */
export const OAUTH_CHOICE_PARAMETER = 'bill';

type Return = {
  readonly stateId: string | undefined;
  /** The `ref` of the bill that the customer has chosen, if they were asked. */
  readonly choice?: string | undefined;
};

/**
 * The query of a return without anything that banks, apps and counters of visitors have added: Plaid takes the
 * registered address with its own parameter, once, and nothing else (plaid-link 2.8). Pure.
 */
export function writeReturnQuery(query: string): string {
  return writeReturn({
    stateId: find(query, STATE_PARAMETER),
    choice: find(query, OAUTH_CHOICE_PARAMETER),
  });
}

/** `?oauth_state_id=…`, or nothing where the bank's answer is not there (any more). Pure. */
export function writeReturn({ stateId, choice }: Return): string {
  const parameters = [
    ...(stateId ? [`${STATE_PARAMETER}=${stateId}`] : []),
    ...(choice ? [`${OAUTH_CHOICE_PARAMETER}=${choice}`] : []),
  ];
  return parameters.length > 0 ? `?${parameters.join('&')}` : '';
}

/** The first value of a parameter, up to the first sign that is none of an id, however both are written. */
function find(query: string, name: string): string | undefined {
  const parameter = new RegExp(`[?&;]${name}=([0-9A-Za-z_-]{1,128})`, 'i');
  return (parameter.exec(query) ?? parameter.exec(decodeSigns(query) ?? ''))?.[1];
}

const MAX_DECODINGS = 5;

/**
 * With every ASCII sign of an address as itself, however often it was encoded; all other percent signs stay as
 * they are. Gives nothing for what is encoded without end. Pure.
 */
export function decodeSigns(text: string): string | undefined {
  let decoded = text;
  for (let i = 0; i < MAX_DECODINGS; i += 1) {
    const before = decoded;
    decoded = before.replace(/%(?:25)*([0-7][0-9a-f])/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    if (decoded === before) return decoded;
  }
  return undefined;
}

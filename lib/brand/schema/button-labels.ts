/** The language whose labels the rules below can judge. In others the page's own labels stand. */
const JUDGED = 'en';

type Rule = { readonly isKept: (label: string) => boolean; readonly fault: string };

const NO_PLACES: Rule = {
  isKept: (label) => !/[{}\d]/.test(label.replaceAll('{amount}', '')),
  fault: 'holds a number or a place in braces: {amount} alone may stand here, in the pay button',
};

/** Connecting a bank pays nothing, and must not look as if it did. */
const CONNECT_RULES: readonly Rule[] = [
  NO_PLACES,
  {
    isKept: (label) => !label.includes('{amount}'),
    fault: 'names an amount, but nothing is paid by this button yet',
  },
  {
    isKept: (label) => /\bbank\b/i.test(label),
    fault: 'must say "bank", which is connected by it',
  },
  {
    isKept: (label) => !/\bauthori[sz]|\bpay(ing)? now\b/i.test(label),
    fault: 'promises a payment, but nothing is paid by this button yet',
  },
];

/** The press is the authorization (Nacha), whose text quotes this label. */
const PAY_RULES: readonly Rule[] = [
  NO_PLACES,
  {
    isKept: (label) => label.split('{amount}').length === 2,
    fault: 'must name the amount once, as {amount}: "Authorize and pay {amount}"',
  },
  {
    isKept: (label) => /^authori[sz]e\b/i.test(label),
    fault: 'must begin with "Authorize", since the press is the authorization',
  },
  {
    isKept: (label) => /\b(pay|payment|donat|giv|gift|contribut|settl|renew)/i.test(label),
    fault: 'must say that money is paid: pay, payment, donate, give, contribute, settle or renew',
  },
];

/** What would turn a label into its opposite. */
const DENIAL = /\b(no|not|never|don['’]t|without|free|refund\w*|cancel\w*|later)\b/i;

/** Why a label cannot stand on the button that leads to the bank, or nothing. Pure, as all here. */
export function findConnectLabelFault(label: string): string | undefined {
  return findFault(label, CONNECT_RULES);
}

/** Why a label cannot stand on the button that authorizes and pays, or nothing. */
export function findPayLabelFault(label: string): string | undefined {
  return findFault(label, PAY_RULES);
}

function findFault(label: string, rules: readonly Rule[]): string | undefined {
  // An empty one is told as such.
  if (label === '') return undefined;
  const [denial] = DENIAL.exec(label) ?? [];
  if (denial) return `says the opposite of what the button does: "${denial}"`;
  return rules.find(({ isKept }) => !isKept(label))?.fault;
}

/** Labels in a language in which nobody could hold them to the rules. */
type Labels = {
  readonly connectButton?: string | undefined;
  readonly payButton?: string | undefined;
};

export function findLabelLanguageFaults(texts: Readonly<Record<string, Labels>>) {
  return Object.entries(texts)
    .filter(([language]) => language !== JUDGED)
    .flatMap(([language, given]) =>
      (['connectButton', 'payButton'] as const)
        .filter((name) => given[name] !== undefined)
        .map((name) => ({
          path: [language, name],
          message: `would not show: a label can only be checked in English, texts.${JUDGED}; in other languages the page has its own`,
        })),
    );
}

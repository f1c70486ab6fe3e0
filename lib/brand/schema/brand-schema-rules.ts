import { z } from 'zod';

/** What contradicts what in a brand, by the place of the member that has to change. */
type Fault = { readonly path: readonly string[]; readonly message: string };

/** Makes a zod refinement of a rule. */
export function tellFaults<Value>(findFaults: (value: Value) => readonly Fault[]) {
  return (value: Value, context: z.core.$RefinementCtx<Value>) => {
    for (const { path, message } of findFaults(value)) {
      context.addIssue({ code: 'custom', path: [...path], message, input: value });
    }
  };
}

type Returning = {
  readonly allowedOrigins: readonly string[];
  readonly afterPayment?: string | undefined;
  readonly onGivingUp?: string | undefined;
};

/** Both addresses lead exactly to an origin of the list, compared as browsers compare them. */
export function findReturnFaults({ allowedOrigins, ...addresses }: Returning): Fault[] {
  return Object.entries(addresses).flatMap(([member, address]) => {
    if (address === undefined) return [];
    const origin = URL.canParse(address) ? new URL(address).origin : address;
    if (allowedOrigins.includes(origin)) return [];
    return [
      { path: [member], message: `leads to ${origin}, which return.allowedOrigins does not list` },
    ];
  });
}

type Languages = {
  readonly allowed?: readonly string[] | undefined;
  readonly default?: string | undefined;
};

export function findDefaultLanguageFaults({ allowed, default: usual }: Languages): Fault[] {
  if (!allowed || !usual || allowed.includes(usual)) return [];
  return [{ path: ['default'], message: `languages.allowed does not list ${usual}` }];
}

// The rules below look across members, at brands in which other members may be wrong: they read no more
// than what they understand, and leave the rest to that member's own check.

const linkedSites = z.object({
  endedLink: z.object({ ask: z.literal('site'), site: z.undefined().optional() }),
  support: z.object({ site: z.unknown() }).optional().catch(undefined),
});

/** `ask: "site"` needs a site to lead to. (`email` and `phone` may come from connectFi's merchant data.) */
export function findEndedLinkFaults(brand: unknown): Fault[] {
  const { data } = linkedSites.safeParse(brand);
  if (!data || data.support?.site !== undefined) return [];
  return [
    { path: ['endedLink', 'ask'], message: 'needs endedLink.site or support.site to lead to' },
  ];
}

const languagesOfTexts = z.object({
  texts: z.record(z.string(), z.unknown()),
  languages: z.object({ allowed: z.array(z.string()) }),
});

/** Texts in a language that is not offered would never show. */
export function findTextLanguageFaults(brand: unknown): Fault[] {
  const { data } = languagesOfTexts.safeParse(brand);
  if (!data) return [];
  return Object.keys(data.texts)
    .filter((language) => !data.languages.allowed.includes(language))
    .map((language) => ({
      path: ['texts', language],
      message: `would never show: languages.allowed does not list ${language}`,
    }));
}

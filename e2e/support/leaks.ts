/** What must never be heard outside the server, and what to call it. */
export type Secret = { readonly kind: string; readonly value: string };

/** Something that left the server, and where. */
export type Heard = { readonly where: string; readonly text: string };

/** Says, in words, every secret that is found in what was heard, whole or in part, plain or in base64. */
export function findLeaks(heard: readonly Heard[], secrets: readonly Secret[]): string[] {
  const forms = secrets.flatMap(({ kind, value }) =>
    listParts(value)
      .flatMap(listForms)
      .map((form) => ({ kind, form })),
  );
  const leaks = heard.flatMap(({ where, text }) =>
    forms.filter(({ form }) => text.includes(form)).map(({ kind }) => `${kind} in ${where}`),
  );
  return [...new Set(leaks)];
}

const SHORTEST_PART = 16;

/** Half a JWT is a leak as well. */
function listParts(value: string): string[] {
  return [value, ...value.split('.').filter((part) => part.length >= SHORTEST_PART)];
}

/** A value looks different in base64 by where it begins; its inner part has three possible forms. */
function listForms(value: string): string[] {
  if (value.length < SHORTEST_PART) return [value];
  const encoded = [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
    return [bytes.toString('base64'), bytes.toString('base64url')].map((text) =>
      text.slice(4, 4 * Math.floor(bytes.length / 3)),
    );
  });
  return [value, ...new Set(encoded)];
}

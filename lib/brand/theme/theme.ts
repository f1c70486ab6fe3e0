/** The colours of the page by the names of its custom properties, each as `#rrggbb`. */
export type Palette = {
  readonly ground: string;
  readonly paper: string;
  readonly text: string;
  readonly quiet: string;
  readonly hairline: string;
  readonly soft: string;
  readonly control: string;
  /** The fill of the main button, as the merchant asked for it. Not for text, icons or lines. */
  readonly accent: string;
  /** The same while hovered. */
  readonly accentStrong: string;
  readonly onAccent: string;
  /** The accent moved until it reads as text. */
  readonly link: string;
  /** The border of the main button: the accent moved until the button is seen where it stands. */
  readonly edge: string;
  /** The same while hovered. */
  readonly edgeStrong: string;
  readonly focus: string;
  readonly good: string;
  readonly attention: string;
  readonly waiting: string;
};

export type Scheme = 'light' | 'dark';

/** A font file of the brand's own, and what keeps the page still while it loads. */
export type ThemeFontFace = {
  readonly src: string;
  readonly weight: 400 | 600;
};

/** Makes a font of the reader's machine take the same room as the brand's own (CSS Fonts 4 descriptors). */
export type FontFallback = {
  readonly local: 'Arial' | 'Georgia' | 'Times New Roman';
  readonly sizeAdjustInPercent: number;
  readonly ascentInPercent: number;
  readonly descentInPercent: number;
  readonly lineGapInPercent: number;
};

export type ThemeFont =
  | { readonly kind: 'stack'; readonly stack: string }
  | {
      readonly kind: 'files';
      readonly faces: readonly ThemeFontFace[];
      readonly fallback: FontFallback;
      readonly generic: 'sans' | 'serif';
    };

/** One colour that was moved so that it can be read. */
export type ColourMove = {
  readonly scheme: Scheme;
  /** Set for the letter's own palette. */
  readonly part?: 'letter';
  /** `accent` itself moves only where it was asked for the other scheme alone. */
  readonly role: keyof Palette;
  readonly asked: string;
  readonly used: string;
  /** Distance in OKLab (CSS Color 4 deltaEOK), 0 to 1. */
  readonly distance: number;
};

/** One pair of the contrast table: what stands on what, and how well it is told apart (WCAG 2.2). */
export type ContrastRow = {
  readonly scheme: Scheme;
  /** Set for the letter's own palette. */
  readonly part?: 'letter';
  readonly foreground: keyof Palette;
  readonly background: keyof Palette;
  /** The two colours as `#rrggbb`, foreground first. */
  readonly colours: readonly [string, string];
  /** 4.5 for text, 3 for borders of controls, marks and focus rings. */
  readonly needed: 4.5 | 3;
  readonly ratio: number;
};

export type Theme = {
  readonly scheme: 'auto' | Scheme;
  readonly light: Palette;
  readonly dark: Palette;
  /**
   * Set where ground and paper are too far apart for one text colour, as dark green and white are:
   * the letter on its ground is then drawn with this palette, and `ground` above is not shown.
   */
  readonly letter?: { readonly light?: Palette; readonly dark?: Palette };
  readonly radiusControlInPx: number;
  readonly radiusCardInPx: number;
  readonly density: 'comfortable' | 'compact';
  readonly font: ThemeFont;
  readonly moves: readonly ColourMove[];
  readonly contrast: readonly ContrastRow[];
};

/**
 * Whether a palette is in truth light or dark, whichever scheme it serves: decides on the logo of a
 * pair and on `color-scheme`. Text and paper are at least 4.5:1 apart, so a rough brightness tells, without
 * the colour library, which must not come into Next's bundles.
 */
export function getTone({ text, paper }: Palette): Scheme {
  return getBrightness(text) < getBrightness(paper) ? 'light' : 'dark';
}

function getBrightness(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(hex.slice(at, at + 2), 16),
  );
  return 0.2126 * red ** 2 + 0.7152 * green ** 2 + 0.0722 * blue ** 2;
}

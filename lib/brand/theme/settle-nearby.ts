import { type Colour, GREY, getDistance, getHueDrift, getOklch, makeColour } from './colour.ts';

/** How far off its hue a colour may come to lie by rounding to 8 bits, in OKLab; no eye sees it. */
const DRIFT = 0.004;

export type Search = {
  readonly asked: Colour;
  /** What the colour sought must do. */
  readonly reads: (colour: Colour) => boolean;
};

/**
 * The nearest colour to the asked one around a first guess that reads and keeps the hue: of all
 * that differ from it by one step of any channel, none does so and is nearer.
 * Gives `end`, black or white, where nothing around the guess reads.
 */
export function settleNearby(guess: Colour, end: Colour, search: Search): Colour {
  const { asked } = search;
  const allowed = getOklch(asked).c < GREY ? GREY : DRIFT;
  let best = end;
  let cost = getCost(end, asked, allowed);
  let centre = guess;
  for (let reach = 2; ; reach = 1) {
    let next: Colour | undefined;
    for (const one of listAround(centre, reach)) {
      const itsCost = getCost(one, asked, allowed);
      if (itsCost >= cost || !search.reads(one)) continue;
      [next, cost] = [one, itsCost];
    }
    if (next) best = next;
    else if (reach === 1) return best;
    centre = best;
  }
}

/** The distance; a colour off the hue costs more than any on it. */
function getCost(colour: Colour, asked: Colour, allowed: number): number {
  const drift = getHueDrift(colour, asked);
  return drift <= allowed ? getDistance(colour, asked) : 10 + drift;
}

function listAround({ red, green, blue }: Colour, reach: number): readonly Colour[] {
  const [reds, greens, blues] = [red, green, blue].map((channel) => listSteps(channel, reach));
  const colours: Colour[] = [];
  for (const r of reds ?? []) {
    for (const g of greens ?? []) {
      for (const b of blues ?? []) colours.push(makeColour(r, g, b));
    }
  }
  return colours;
}

function listSteps(channel: number, reach: number): readonly number[] {
  const [first, last] = [Math.max(0, channel - reach), Math.min(255, channel + reach)];
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

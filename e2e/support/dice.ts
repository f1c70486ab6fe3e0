import { createHash } from 'node:crypto';

/** What a decision is about: it always falls the same way for the same seed and the same names. */
export type DecisionName = string | number;

export type Dice = {
  /** From 0 up to, but without, 1. */
  fraction(...names: readonly DecisionName[]): number;
  /** A whole number from `from` to `to`, both included. */
  whole(range: { readonly from: number; readonly to: number }, ...names: DecisionName[]): number;
  isLucky(chance: number, ...names: readonly DecisionName[]): boolean;
  /** One of the choices, each as likely as its weight. */
  choose<Choice extends string>(weights: Weights<Choice>, ...names: DecisionName[]): Choice;
  /** The dice of a part of the whole: its decisions fall apart from those of every other part. */
  under(...names: readonly DecisionName[]): Dice;
};

export type Weights<Choice extends string> = Readonly<Partial<Record<Choice, number>>>;

const FRACTION_BYTES = 6;

/**
 * Chance without a sequence: a decision depends on the seed and on what it is about, never on what was
 * decided before. Of two runs with one seed that differ in their timing, all decisions stay the same.
 */
export function createDice(...seed: readonly DecisionName[]): Dice {
  const fraction = (...names: readonly DecisionName[]): number => {
    const digest = createHash('sha256')
      .update(JSON.stringify([...seed, ...names]))
      .digest();
    return digest.readUIntBE(0, FRACTION_BYTES) / 2 ** (8 * FRACTION_BYTES);
  };
  return {
    fraction,
    whole: ({ from, to }, ...names) => from + Math.floor(fraction(...names) * (to - from + 1)),
    isLucky: (chance, ...names) => fraction(...names) < chance,
    choose: (weights, ...names) => pick(weights, fraction(...names)),
    under: (...names) => createDice(...seed, ...names),
  };
}

function pick<Choice extends string>(weights: Weights<Choice>, fraction: number): Choice {
  const choices = listChoices(weights);
  let left = fraction * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  throw new RangeError('There is nothing to choose from.');
}

function listChoices<Choice extends string>(weights: Weights<Choice>): [Choice, number][] {
  const choices: [Choice, number][] = [];
  for (const choice in weights) choices.push([choice, weights[choice] ?? 0]);
  return choices;
}

import type { Mark, ScoredAnswer } from './answer.ts';
import { RULES } from './rules.ts';

export type Score = { readonly score: number; readonly marks: readonly Mark[] };

const START = 100;
/** Anyone who has lost more than that by penalties gets nothing for what is exemplary. */
const LEAST_FOR_BONUSES = 90;

/**
 * The score that the MDN HTTP Observatory (algorithm 6) would give a site by this answer. Redirection from
 * http is left out: it is not ours but the proxy's in front.
 */
export function scoreAnswer(answer: ScoredAnswer): Score {
  const marks = RULES.map((judge) => judge(answer));
  const withoutBonuses = START + sum(marks.filter(({ points }) => points < 0));
  const bonuses = sum(marks.filter(({ points }) => points > 0));
  const score = withoutBonuses >= LEAST_FOR_BONUSES ? withoutBonuses + bonuses : withoutBonuses;
  return { score: Math.max(0, score), marks };
}

function sum(marks: readonly Mark[]): number {
  return marks.reduce((total, { points }) => total + points, 0);
}

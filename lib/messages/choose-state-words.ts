import type { PaymentState } from '#lib/domain/states.ts';
import type { Messages } from './en.ts';

/** Title, body and next step of a state; other ones where only our own memory tells of it. */
export function chooseStateWords(
  { screens, recalled }: Messages['states'],
  state: PaymentState,
  isRecalled: boolean,
) {
  return isRecalled ? { ...screens[state], ...recalled[state] } : screens[state];
}

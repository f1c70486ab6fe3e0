import type { PaymentState } from '#lib/domain/states.ts';
import type { Messages } from './get-messages.ts';

type StateWords = Messages['states']['screens'][PaymentState];

/** Title, body and next step of a state; other ones where only our own memory tells of it. */
export function chooseStateWords(
  { screens, recalled: all }: Messages['states'],
  state: PaymentState,
  isRecalled: boolean,
) {
  const recalled: { readonly [State in PaymentState]?: Partial<StateWords> } = all;
  return isRecalled ? { ...screens[state], ...recalled[state] } : screens[state];
}

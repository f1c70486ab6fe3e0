'use client';

import {
  type BankPaymentActions,
  type BankPaymentTexts,
  BankPaymentView,
} from '#components/pay/bank-payment-view.tsx';
import type { FlowState } from '#components/pay/flow/flow-state.ts';

type StillBankPaymentProps = BankPaymentTexts & {
  readonly state: FlowState;
  readonly clock: { readonly now: Date; readonly timeZone: string };
};

/** A step of the bank payment as in a picture: its buttons do nothing, its clock stands still. */
export function StillBankPayment({ clock, ...props }: StillBankPaymentProps) {
  return (
    <BankPaymentView
      {...props}
      clock={{ readNow: () => clock.now, timeZone: clock.timeZone }}
      actions={NO_ACTIONS}
      isRefreshing={false}
    />
  );
}

const NO_ACTIONS: BankPaymentActions = {
  onIntent: () => {},
  onConnect: () => {},
  onListAgain: () => {},
  onChoose: () => {},
  onContinue: () => {},
  onBack: () => {},
  onEditName: () => {},
  onPay: () => {},
  onLook: async () => {},
  onRefresh: () => {},
  onLookAgain: () => {},
  onKeepOpen: () => {},
};

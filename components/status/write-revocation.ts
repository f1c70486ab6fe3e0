import { getRevocation, namePayee } from '#lib/domain/authorization-terms.ts';
import { fill } from '#lib/domain/fill.ts';
import { type Payment, sayName } from '#lib/domain/payment.ts';
import type { PaymentState } from '#lib/domain/states.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

type RevocationInput = {
  readonly state: PaymentState;
  readonly payment: Pick<Payment, 'merchant'>;
  readonly messages: Pick<Messages, 'status' | 'states'>;
};

/**
 * How the authorization of a payment can be revoked, or why it cannot any more. Nothing of it that is secret; how
 * the merchant is reached stands at the end of every page.
 */
export function writeRevocation({ state, payment, messages }: RevocationInput): string {
  const { contactName, ...merchant } = payment.merchant;
  const who = contactName ?? namePayee(merchant, messages.states.senderUnknown);
  return fill(messages.status.receipt.revoking[getRevocation(state)], { merchant: sayName(who) });
}

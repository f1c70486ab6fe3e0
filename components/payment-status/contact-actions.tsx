import { getMailHref, getTelHref } from '#components/bill/contact-href.ts';
import { ButtonLink } from '#components/ui/button.tsx';
import type { Messages } from '#lib/messages/en.ts';
import { fill } from '#lib/messages/fill.ts';
import { formatPhone } from '#lib/payment/format-phone.ts';
import type { Merchant } from '#lib/payment/payment.ts';

type ContactActionsProps = {
  readonly merchant: Merchant;
  readonly messages: Pick<Messages, 'status' | 'states'>;
};

/** The main action where only the merchant can help: mail first, the telephone beside it. */
export function ContactActions({ merchant, messages }: ContactActionsProps) {
  const words = messages.status.contact;
  const mail = getMailHref(merchant.email);
  const tel = getTelHref(merchant.phone);
  if (!mail && !tel) return null;
  return (
    <div className="grid gap-2 print:hidden">
      {mail && (
        <ButtonLink variant="primary" href={mail}>
          {fill(words.mail, { merchant: merchant.name ?? messages.states.senderUnknown })}
        </ButtonLink>
      )}
      {tel && (
        <ButtonLink variant={mail ? 'secondary' : 'primary'} href={tel}>
          {fill(words.phone, { phone: formatPhone(merchant.phone ?? '') })}
        </ButtonLink>
      )}
    </div>
  );
}

import { getMailHref, getTelHref } from '#components/bill/contact-href.ts';
import { ButtonLink } from '#components/ui/button.tsx';
import type { BrandView } from '#lib/brand/view/brand-view.ts';
import { fill } from '#lib/domain/fill.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

type ContactActionsProps = {
  readonly support: BrandView['support'];
  readonly messages: Pick<Messages, 'brand' | 'status' | 'states'>;
};

/** The main action where only people can help: mail first, the telephone beside it, else their site. */
export function ContactActions({ support, messages }: ContactActionsProps) {
  const words = messages.status.contact;
  const name = { merchant: support.name ?? messages.states.senderUnknown };
  const mail = getMailHref(support.email, support.mail);
  const tel = getTelHref(support.phone);
  if (!mail && !tel && !support.site) return null;
  return (
    <div className="grid gap-group print:hidden">
      {mail && (
        <ButtonLink variant="primary" href={mail}>
          {fill(words.mail, name)}
        </ButtonLink>
      )}
      {tel && (
        <ButtonLink variant={mail ? 'secondary' : 'primary'} href={tel}>
          {fill(words.phone, name)}
        </ButtonLink>
      )}
      {!mail && !tel && support.site && (
        <ButtonLink variant="primary" href={support.site} rel="noreferrer">
          {fill(messages.brand.site, name)}
        </ButtonLink>
      )}
    </div>
  );
}

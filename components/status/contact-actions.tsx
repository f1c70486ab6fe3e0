import { findWays, getMailHref, getTelHref } from '#components/bill/contact-href.ts';
import { BrandWords } from '#components/brand/brand-words.tsx';
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
  const { mail, tel, site } = findWays(support, messages);
  if (!mail && !tel && !site) return null;
  return (
    <div className="grid gap-group print:hidden">
      {mail && (
        <ButtonLink variant="primary" href={mail.href}>
          {mail.label}
        </ButtonLink>
      )}
      {tel && (
        <ButtonLink variant={mail ? 'secondary' : 'primary'} href={tel.href}>
          {tel.label}
        </ButtonLink>
      )}
      {!mail && !tel && site && (
        <ButtonLink variant="primary" href={site.href} rel="noreferrer">
          {site.label}
        </ButtonLink>
      )}
    </div>
  );
}

type EndedLinkProps = {
  readonly view: BrandView;
  readonly messages: Pick<Messages, 'brand' | 'status' | 'states'>;
};

/** How to get a new link, as the brand has it; where it does not say, how to reach anybody at all. */
export function EndedLink({ view, messages }: EndedLinkProps) {
  const { texts, endedLink, support } = view;
  const way = findWay(view, messages.brand.newLink);
  return (
    <div className="grid gap-step empty:hidden">
      <BrandWords words={texts.endedLink} />
      {way && (
        <ButtonLink variant="primary" href={way.href} rel="noreferrer">
          {way.label}
        </ButtonLink>
      )}
      {!way && endedLink?.ask !== 'none' && (
        <ContactActions support={support} messages={messages} />
      )}
    </div>
  );
}

type Way = { readonly href: string; readonly label: string };

function findWay(
  { endedLink, support }: BrandView,
  words: Messages['brand']['newLink'],
): Way | undefined {
  const ask = endedLink?.ask;
  switch (ask) {
    case 'email': {
      const { subject = '', body } = support.mail ?? {};
      const href = getMailHref(support.email, { subject: fill(words.subject, { subject }), body });
      return href ? { href, label: words.mail } : undefined;
    }
    case 'phone': {
      const href = getTelHref(support.phone);
      return href ? { href, label: words.phone } : undefined;
    }
    case 'site':
      return endedLink?.site ? { href: endedLink.site, label: words.site } : undefined;
    case 'none':
    case undefined:
      return undefined;
    default:
      return ask satisfies never;
  }
}

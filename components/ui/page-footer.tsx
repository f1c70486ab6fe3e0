import { getMailHref, getTelHref } from '#components/bill/contact-href.ts';
import type { Messages } from '#lib/messages/en.ts';
import { fill } from '#lib/messages/fill.ts';
import { formatPhone } from '#lib/payment/format-phone.ts';
import type { Merchant } from '#lib/payment/payment.ts';

type PageFooterProps = {
  readonly merchant: Merchant | undefined;
  readonly messages: Pick<Messages, 'frame' | 'states'>;
};

/** Whom to ask, in the same place on every screen (WCAG 3.2.6). */
export function PageFooter({ merchant, messages }: PageFooterProps) {
  const words = messages.frame;
  const contacts = listContacts(merchant);
  return (
    <footer className="mx-auto w-full max-w-page px-5 pb-8 text-13 text-quiet">
      <div className="flex flex-wrap items-center gap-x-4 border-t border-hairline pt-2">
        {contacts.length === 0 ? (
          <p className="py-3">{words.helpWithoutContact}</p>
        ) : (
          <p>{words.help}</p>
        )}
        {contacts.map(({ text, href, isPhone }) => (
          <a
            key={text}
            href={href}
            aria-label={`${fill(isPhone ? words.helpByPhone : words.helpByMail, {
              merchant: merchant?.name ?? messages.states.senderUnknown,
            })}: ${text}`}
            className="inline-flex min-h-11 items-center text-text decoration-hairline hover:decoration-current"
          >
            <bdi>{text}</bdi>
          </a>
        ))}
      </div>
    </footer>
  );
}

type Contact = { readonly text: string; readonly href: string; readonly isPhone: boolean };

function listContacts(merchant: Merchant | undefined): readonly Contact[] {
  const contacts: Contact[] = [];
  const tel = getTelHref(merchant?.phone);
  if (merchant?.phone && tel) {
    contacts.push({ text: formatPhone(merchant.phone), href: tel, isPhone: true });
  }
  const mail = getMailHref(merchant?.email);
  if (merchant?.email && mail) contacts.push({ text: merchant.email, href: mail, isPhone: false });
  return contacts;
}

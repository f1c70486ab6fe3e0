import { getMailHref, getPlace, getTelHref } from '#components/bill/contact-href.ts';
import { Button } from '#components/ui/button.tsx';
import { EndSession, PolicyLinks } from '#components/ui/footer-links.tsx';
import { VisuallyHidden } from '#components/ui/marked-text.tsx';
import type { BrandView, PageBrand } from '#lib/brand/view/brand-view.ts';
import { formatPhone } from '#lib/domain/contact.ts';
import { fill } from '#lib/domain/fill.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { describeLanguage, type Language } from '#lib/messages/languages.ts';
import { LANGUAGE_PARAMETER } from '#lib/messages/reader.ts';
import { StaticPart } from './static-part.tsx';

type PageFooterProps = {
  readonly brand: Pick<PageBrand, 'view' | 'languages'>;
  readonly messages: Pick<Messages, 'brand' | 'frame' | 'states'>;
  /** Of the bill whose session can be ended here, if any. */
  readonly billRef?: string | undefined;
  /** What is begun here is gone when the session ends, which customers are told beforehand (WCAG 2.2.6). */
  readonly isTimed?: boolean | undefined;
};

/** Whom to ask, in the same place on every screen (WCAG 3.2.6), whatever else a brand leaves away. */
export function PageFooter({ brand, messages, billRef, isTimed }: PageFooterProps) {
  const { view, languages } = brand;
  const words = messages.frame;
  const { hours } = view.support;
  const contacts = listContacts(view, messages);
  return (
    <StaticPart
      as="footer"
      name="footer"
      from={[view, languages, billRef, isTimed]}
      className="mx-auto w-full max-w-column px-margin pb-8 wide:max-w-page print:pb-0"
    >
      <div className="border-t border-hairline pt-2 text-13 text-quiet">
        <div className="flex flex-wrap items-center gap-x-4">
          {contacts.length === 0 ? (
            <p className="py-3">{words.helpWithoutContact}</p>
          ) : (
            <p>{words.help}</p>
          )}
          {contacts.map(({ text, label, href, ...link }) => (
            <a
              key={text}
              href={href}
              {...link}
              aria-label={`${label}: ${text}`}
              className="inline-flex min-h-11 items-center text-text print:min-h-0 decoration-control hover:decoration-current"
            >
              <bdi>{text}</bdi>
            </a>
          ))}
          {hours && (
            <p lang={hours.language} dir="auto" className="py-1">
              {hours.text}
            </p>
          )}
        </div>
        {billRef !== undefined && (
          <div className="flex flex-wrap items-center gap-x-4 print:hidden">
            <EndSession billRef={billRef} words={words} />
            <a
              href={`/pay/${billRef}/device`}
              className="inline-flex min-h-11 items-center text-quiet decoration-control underline-offset-2 hover:decoration-current"
            >
              {words.otherDevice}
            </a>
          </div>
        )}
        {isTimed && <p className="max-w-line py-1 print:hidden">{words.closes}</p>}
        <div className="flex flex-wrap items-center gap-x-6">
          <LanguageSwitch languages={languages} language={view.language} words={words} />
          <PolicyLinks
            view={view}
            accessibility={words.accessibility}
            words={messages.brand.policies}
          />
        </div>
      </div>
    </StaticPart>
  );
}

type Contact = {
  readonly text: string;
  readonly label: string;
  readonly href: string;
  readonly rel?: string;
  readonly target?: string;
};

function listContacts(
  { support }: BrandView,
  { brand, frame, states }: PageFooterProps['messages'],
): readonly Contact[] {
  const { email, phone, site, mail: letter } = support;
  const name = { merchant: support.name ?? states.senderUnknown };
  const contacts: Contact[] = [];
  const tel = getTelHref(phone);
  if (phone && tel) {
    contacts.push({ text: formatPhone(phone), label: fill(frame.helpByPhone, name), href: tel });
  }
  const mail = getMailHref(email, letter);
  if (email && mail) {
    contacts.push({ text: email, label: fill(frame.helpByMail, name), href: mail });
  }
  if (site) {
    contacts.push({
      text: getPlace(site),
      label: fill(brand.site, name),
      href: site,
      target: '_blank',
      rel: 'noopener noreferrer',
    });
  }
  return contacts;
}

type LanguageSwitchProps = Pick<PageBrand, 'languages'> & {
  readonly language: Language;
  readonly words: { readonly language: string; readonly changeLanguage: string };
};

/**
 * The same place in another language. A form with the browser's own list, which needs no scripts and is a tenth of as
 * many links in a document. Each language is called as it calls itself.
 */
function LanguageSwitch({ languages, language, words }: LanguageSwitchProps) {
  const { offered, query } = languages;
  if (offered.length < 2) return null;
  return (
    <form data-languages className="flex flex-wrap items-center gap-x-4 py-1 print:hidden">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        <VisuallyHidden>{words.language}</VisuallyHidden>
        <select
          name={LANGUAGE_PARAMETER}
          defaultValue={language}
          autoComplete="off"
          className="min-h-11 max-w-48 rounded-control border border-control bg-paper px-2 text-text"
        >
          {offered.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {describeLanguage(tag).name}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" variant="quiet" className="px-0! text-13!">
        {words.changeLanguage}
      </Button>
    </form>
  );
}

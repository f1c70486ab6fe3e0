import { CopyButton } from '#components/status/copy-button.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { Page } from './frame.tsx';
import { Sheet } from './sheet.tsx';

type BrowserScreenProps = {
  /** Opens the bill for anyone, for some minutes. */
  readonly address: string;
  readonly billRef: string;
  readonly brand: PageBrand;
  readonly isTestMode: boolean;
  readonly messages: Messages;
};

/**
 * How a bill is opened in the customer's own browser, while it stays open in that of an app. Without scripts the
 * address is copied by hand. No `intent:` leads there: an app that does not know it shows an error in place of the page.
 */
export function BrowserScreen({
  address,
  billRef,
  brand,
  isTestMode,
  messages,
}: BrowserScreenProps) {
  const words = messages.ownBrowser;
  return (
    <Page isTestMode={isTestMode} brand={brand} messages={messages} billRef={billRef}>
      <Sheet view={brand.view}>
        <div className="grid max-w-line gap-step">
          <h1 className="text-22">{words.title}</h1>
          <p className="text-17">{words.how}</p>
        </div>
        <div className="grid gap-group">
          <label htmlFor="address" className="justify-self-start text-quiet">
            {words.address}
          </label>
          <input
            id="address"
            type="url"
            dir="ltr"
            className="field"
            value={address}
            readOnly
            autoComplete="off"
          />
          <div>
            <CopyButton
              text={address}
              words={{
                copy: words.copy,
                copied: messages.status.receipt.copied,
                copyConfirmation: words.copy,
                copyFailed: words.copyFailed,
              }}
            />
          </div>
        </div>
        <p>{words.care}</p>
        <div>
          <ButtonLink variant="secondary" href={`/pay/${billRef}`}>
            {messages.bankPayment.oauth.toBill}
          </ButtonLink>
        </div>
      </Sheet>
    </Page>
  );
}

import encodeQR from 'qr';
import { CopyButton } from '#components/status/copy-button.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import type { Messages } from '#lib/messages/get-messages.ts';
import { Page, type PageProps } from './frame.tsx';
import { Sheet } from './sheet.tsx';

type HandOverScreenProps = Omit<PageProps, 'children'> & {
  readonly to: 'otherDevice' | 'ownBrowser';
  /** Opens the bill for anyone, for some minutes. */
  readonly address: string;
  readonly billRef: string;
  readonly messages: Messages;
};

/** How a bill is opened elsewhere, while it stays open here. Needs no scripts. */
export function HandOverScreen({ to, address, ...page }: HandOverScreenProps) {
  const { billRef, brand, messages } = page;
  const words = messages[to];
  return (
    <Page {...page}>
      <Sheet view={brand.view}>
        <div className="grid max-w-line gap-step">
          <h1 className="text-22">{words.title}</h1>
          <p className="text-17">{words.how}</p>
        </div>
        {to === 'otherDevice' ? (
          <Code address={address} label={messages.otherDevice.code} />
        ) : (
          <Address address={address} messages={messages} />
        )}
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

/**
 * For another device. The address stands nowhere as text: it is a secret. Dark on light whatever the page's colours
 * are, since many cameras read no other.
 */
function Code({ address, label }: { readonly address: string; readonly label: string }) {
  const rows = encodeQR(address, 'raw', { ecc: 'low', border: 4 });
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      className="w-full max-w-80 rounded-box border border-hairline"
    >
      <path fill="#fff" d={`M0 0h${rows.length}v${rows.length}H0z`} />
      <path fill="#000" d={dark.join('')} />
    </svg>
  );
}

/**
 * For the customer's own browser, from that of an app. Without scripts the address is copied by hand. No `intent:`
 * leads there: an app that does not know it shows an error in place of the page.
 */
function Address({ address, messages }: Pick<HandOverScreenProps, 'address' | 'messages'>) {
  const { address: label, copy, copyFailed } = messages.ownBrowser;
  const { copied } = messages.status.receipt;
  return (
    <div className="grid gap-group">
      <label htmlFor="address" className="justify-self-start text-quiet">
        {label}
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
        <CopyButton text={address} words={{ copy, copied, copyFailed, copyConfirmation: copy }} />
      </div>
    </div>
  );
}

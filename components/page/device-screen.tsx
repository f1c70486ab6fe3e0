import encodeQR from 'qr';
import { ButtonLink } from '#components/ui/button.tsx';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { Page } from './frame.tsx';
import { Sheet } from './sheet.tsx';

type DeviceScreenProps = {
  /** What the code says. It is a secret, and stands nowhere as text. */
  readonly address: string;
  readonly billRef: string;
  readonly brand: PageBrand;
  readonly isTestMode: boolean;
  readonly messages: Messages;
};

/** How a bill is opened on another device, while it stays open here. Needs no scripts. */
export function DeviceScreen({ address, billRef, brand, isTestMode, messages }: DeviceScreenProps) {
  const words = messages.otherDevice;
  return (
    <Page isTestMode={isTestMode} brand={brand} messages={messages} billRef={billRef}>
      <Sheet view={brand.view}>
        <div className="grid max-w-line gap-step">
          <h1 className="text-22">{words.title}</h1>
          <p className="text-17">{words.how}</p>
        </div>
        <Code address={address} label={words.code} />
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

/** Dark on light whatever the page's colours are: many cameras read no other. */
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

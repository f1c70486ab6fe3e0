import { Frame } from '#components/page/frame.tsx';
import { StateScreen } from '#components/status/state-screen.tsx';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import type { RecalledPayment } from '#lib/checkout/read/recall-payment.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { BillLetter } from './bill-letter.tsx';

type RecalledScreenProps = {
  readonly recalled: Omit<RecalledPayment, 'brand'>;
  readonly brand: PageBrand;
  /** Missing where the page stands at the address of a link. */
  readonly billRef?: string;
  /** Whether this session gave the authorization; nobody else sees account and authorization. */
  readonly showsAuthorization: boolean;
  readonly bankName?: string | undefined;
  readonly isTestMode: boolean;
  readonly locale: string;
  readonly now: Date;
  readonly messages: Messages;
};

/** The letter of a payment whose link connectFi has closed: all that our own memory tells of it. */
export function RecalledScreen({ recalled, brand, isTestMode, ...props }: RecalledScreenProps) {
  const { payment, state, attempt } = recalled;
  const { view } = brand;
  const { locale, now, messages } = props;
  return (
    <Frame
      letter={<BillLetter {...{ payment, view, locale, now, messages }} kind="payment" />}
      from={[payment, view, state]}
      paper={<StateScreen {...props} {...{ state, payment, view, attempt }} isRecalled />}
      brand={brand}
      isTestMode={isTestMode}
      messages={messages}
      billRef={props.billRef}
    />
  );
}

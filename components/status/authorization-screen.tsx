import { Page } from '#components/page/frame.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { AuthorizationText } from '#components/ui/authorization-text.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { FactList } from '#components/ui/fact-list.tsx';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import type { Attempt } from '#lib/domain/attempt.ts';
import { formatMoney } from '#lib/domain/money.ts';
import type { Instant, Payment } from '#lib/domain/payment.ts';
import type { PaymentState } from '#lib/domain/states.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { shortenId } from '#lib/short-number.ts';
import { LocalTime } from './local-time.tsx';
import { PrintButton } from './print-button.tsx';
import { FullNumber, writeRevocation } from './receipt.tsx';

type AuthorizationScreenProps = {
  readonly payment: Payment;
  readonly state: PaymentState;
  readonly attempt: Pick<Attempt, 'authorizationText' | 'locale' | 'submittedAt'>;
  readonly billRef: string;
  readonly brand: PageBrand;
  readonly isTestMode: boolean;
  readonly locale: string;
  readonly now: Instant;
  readonly messages: Messages;
};

/** The authorization on a page of its own, to be saved or printed, and how to revoke it. Needs no scripts. */
export function AuthorizationScreen({
  payment,
  state,
  attempt,
  ...props
}: AuthorizationScreenProps) {
  const { brand, billRef, messages, locale, now } = props;
  const { receipt, moments } = messages.status;
  const address = `/pay/${billRef}`;
  return (
    <Page isTestMode={props.isTestMode} brand={brand} messages={messages} billRef={billRef}>
      <Sheet view={brand.view}>
        <div className="grid max-w-line gap-step">
          <h1 className="text-22">{receipt.authorization}</h1>
          <AuthorizationText
            text={attempt.authorizationText}
            locale={attempt.locale}
            amount={formatMoney(payment.money, locale)}
            title={messages.authorization.originalTitle}
          />
        </div>
        <FactList
          facts={[
            {
              label: receipt.time,
              value: (
                <LocalTime
                  at={attempt.submittedAt}
                  words={moments}
                  manner="written"
                  {...{ now, locale }}
                />
              ),
            },
            {
              label: receipt.confirmation,
              value: (
                <span className="grid">
                  <bdi>{shortenId(payment.transactionId)}</bdi>
                  <FullNumber id={payment.transactionId} words={receipt.inFull} />
                </span>
              ),
            },
          ]}
        />
        <div className="grid max-w-line gap-group">
          <h2 className="text-17">{receipt.revoking.title}</h2>
          <p>{writeRevocation({ state, payment, messages })}</p>
        </div>
        <div className="grid gap-group print:hidden">
          <p className="text-quiet">{receipt.keep}</p>
          <div className="flex flex-wrap gap-group">
            <PrintButton label={receipt.print} words={{ failed: receipt.printFailed }} />
            <ButtonLink variant="secondary" href={`${address}/authorization-file`} download>
              {receipt.file}
            </ButtonLink>
          </div>
          <p>
            <a href={address} className="inline-flex min-h-11 items-center">
              {receipt.back}
            </a>
          </p>
        </div>
      </Sheet>
    </Page>
  );
}

import type { ReactNode } from 'react';
import { Frame } from '#components/page/frame.tsx';
import type { BankPaymentProps } from '#components/pay/bank-payment.tsx';
import type { BankPaymentWords } from '#components/pay/words.ts';
import { StateScreen } from '#components/status/state-screen.tsx';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import type { Bill } from '#lib/checkout/read/load-bill.ts';
import { getAuthorizationTerms } from '#lib/domain/authorization-terms.ts';
import { readCentralClock } from '#lib/domain/calendar-date.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/domain/states.ts';
import { getAuthorizationWords, type Messages } from '#lib/messages/get-messages.ts';
import { BillDetails } from './bill-details.tsx';
import { BillLetter } from './bill-letter.tsx';
import { findWays } from './contact-href.ts';

/** With the words that a preview draws, which has no file of them. */
type StepProps = Omit<BankPaymentProps, 'labels' | 'words'> & {
  readonly words: BankPaymentWords;
};

type BillScreenProps = {
  /** With its brand applied to its merchant. */
  readonly bill: Bill;
  readonly brand: PageBrand;
  readonly billRef: string;
  readonly showsAuthorization: boolean;
  readonly bankName?: string | undefined;
  readonly hasBankConnection: boolean;
  readonly sessionLifeInSeconds: number;
  readonly settlingSeconds: number;
  readonly plaid: BankPaymentProps['plaid'];
  readonly locale: string;
  readonly now: Date;
  readonly messages: Messages;
  /** Open inside another app, where a bank's window may not work. */
  readonly isInApp?: boolean;
  /** The way to pay a bill that can be paid. */
  readonly wayToPay: (props: StepProps) => ReactNode;
};

/** The letter beside the present step: paying where the bill is payable, its state where it is not. */
export function BillScreen(props: BillScreenProps) {
  const { bill, brand, billRef, plaid, locale, now, messages } = props;
  const { view } = brand;
  const { payment, state, attempt, invoices } = bill;
  const { isPayable, isTerminal } = PAYMENT_STATES[state];
  const isPayment = PAYMENTS.has(state);
  const shared = { payment, view, locale, messages };
  return (
    <Frame
      letter={
        <BillLetter
          {...shared}
          now={now}
          kind={isPayment ? 'payment' : 'bill'}
          isAmountQuiet={isTerminal && !isPayment}
        />
      }
      details={
        <BillDetails {...shared} invoices={invoices} billRef={billRef} isAsking={isPayable} />
      }
      paper={
        isPayable ? (
          <>
            {props.wayToPay(describeStep(props))}
            {props.isInApp && <OwnBrowserOffer billRef={billRef} words={messages.ownBrowser} />}
          </>
        ) : (
          <StateScreen
            {...shared}
            {...{ state, attempt, now, billRef }}
            showsAuthorization={props.showsAuthorization}
            bankName={props.bankName}
            isLedgerDown={bill.isLedgerDown}
          />
        )
      }
      from={[payment, invoices, view, state, readCentralClock(now).date]}
      areDetailsLast={!isPayable}
      brand={brand}
      isTestMode={plaid.isTestMode}
      messages={messages}
      billRef={billRef}
      isTimed={isPayable}
    />
  );
}

/** A bill is called a payment once one was sent, however that ended. */
const PAYMENTS: ReadonlySet<PaymentState> = new Set([
  'confirming',
  'processing',
  'sentToBank',
  'completed',
  'settled',
  'returned',
  'declined',
  'error',
]);

function describeStep(props: BillScreenProps): StepProps {
  const { bill, brand, billRef, settlingSeconds, plaid } = props;
  const { hasBankConnection, sessionLifeInSeconds, locale, now, messages } = props;
  const { payment, state } = bill;
  const words = getAuthorizationWords(brand.view);
  const ways = findWays(brand.view.support, messages);
  const { merchant, contact, ...terms } = getAuthorizationTerms(payment.merchant, words, now);
  return {
    billRef,
    money: payment.money,
    merchantName: merchant,
    titleEnding: brand.view.name ? messages.frame.titleSeparator + brand.view.name : '',
    merchantContact: contact,
    contact: ways.tel || ways.mail || undefined,
    ...(payment.payerName && { payerName: payment.payerName }),
    locale,
    now: now.toISOString(),
    words: messages.bankPayment,
    authorization: { ...messages.authorization, ...terms },
    moments: messages.status.moments,
    aboutPlaid: {
      title: messages.frame.securedByPlaid,
      body: messages.frame.securedByPlaidExplained,
    },
    settlingSeconds,
    hasBankConnection,
    sessionLifeInSeconds,
    plaid,
    // A customer whose payment did not arrive is told so before they try again.
    ...(state === 'notReceived' && { notice: state }),
    leave: getWayBack(props),
  };
}

/** Beside connecting here, never in its place: most banks open all the same, and nobody knows which. */
function OwnBrowserOffer({ billRef, words }: OwnBrowserOfferProps) {
  return (
    <div className="mt-step text-quiet begun:hidden print:hidden">
      <p>{words.offer}</p>
      <a
        href={`/pay/${billRef}/browser`}
        className="inline-flex min-h-11 items-center decoration-control underline-offset-2 hover:decoration-current"
      >
        {words.title}
      </a>
    </div>
  );
}

type OwnBrowserOfferProps = {
  readonly billRef: string;
  readonly words: Messages['ownBrowser'];
};

/** For those who will not pay here. */
function getWayBack({ brand, messages }: BillScreenProps): BankPaymentProps['leave'] {
  const href = brand.view.returns.onGivingUp;
  return href ? { href, label: messages.brand.returns.onGivingUp } : undefined;
}

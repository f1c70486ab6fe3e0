import { BankPayment, type BankPaymentProps } from '#components/bank-payment/bank-payment.tsx';
import { StateScreen } from '#components/payment-status/state-screen.tsx';
import { Frame } from '#components/ui/frame.tsx';
import type { Bill } from '#lib/checkout/load-bill.ts';
import type { Messages } from '#lib/messages/en.ts';
import { namePayee } from '#lib/payment/name-payee.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/payment/states.ts';
import { BillDetails } from './bill-details.tsx';
import { BillLetter } from './bill-letter.tsx';

type BillScreenProps = {
  readonly bill: Bill;
  readonly billRef: string;
  readonly showsAuthorization: boolean;
  readonly hasBankConnection: boolean;
  readonly settlingSeconds: number;
  readonly plaid: BankPaymentProps['plaid'];
  readonly locale: string;
  readonly now: Date;
  readonly messages: Messages;
};

/** The letter beside the present step: paying where the bill is payable, its state where it is not. */
export function BillScreen(props: BillScreenProps) {
  const { bill, billRef, plaid, locale, now, messages } = props;
  const { payment, state, attempt, invoices } = bill;
  const { isPayable, isTerminal } = PAYMENT_STATES[state];
  const isPayment = PAYMENTS.has(state);
  return (
    <Frame
      letter={
        <BillLetter
          payment={payment}
          locale={locale}
          now={now}
          kind={isPayment ? 'payment' : 'bill'}
          isAmountQuiet={isTerminal && !isPayment}
          messages={messages}
        />
      }
      details={
        <BillDetails
          payment={payment}
          invoices={invoices}
          billRef={billRef}
          locale={locale}
          messages={messages}
        />
      }
      paper={
        isPayable ? (
          <PayStep {...props} />
        ) : (
          <StateScreen
            state={state}
            payment={payment}
            attempt={attempt}
            showsAuthorization={props.showsAuthorization}
            now={now}
            locale={locale}
            messages={messages}
            billRef={billRef}
          />
        )
      }
      areDetailsLast={!isPayable}
      merchant={payment.merchant}
      isTestMode={plaid.isTestMode}
      messages={messages}
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

function PayStep(props: BillScreenProps) {
  const { bill, billRef, hasBankConnection, settlingSeconds, plaid, locale, messages } = props;
  const { payment, state } = bill;
  const { merchant, contact } = namePayee(payment.merchant, messages.states.senderUnknown);
  return (
    <BankPayment
      billRef={billRef}
      money={payment.money}
      merchantName={merchant}
      merchantContact={contact}
      {...(payment.payerName && { payerName: payment.payerName })}
      locale={locale}
      words={messages.bankPayment}
      authorization={messages.authorization}
      moments={messages.status.moments}
      aboutPlaid={{
        title: messages.frame.securedByPlaid,
        body: messages.frame.securedByPlaidExplained,
      }}
      settlingSeconds={settlingSeconds}
      hasBankConnection={hasBankConnection}
      plaid={plaid}
      {...noticeOf(state)}
    />
  );
}

/** A customer whose payment did not arrive is told so before they try again. */
function noticeOf(state: PaymentState): Pick<BankPaymentProps, 'notice'> {
  return state === 'notReceived' ? { notice: 'notReceived' } : {};
}

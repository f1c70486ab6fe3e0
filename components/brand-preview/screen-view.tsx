import { BillChoice } from '#components/bill/bill-choice.tsx';
import { BillScreen } from '#components/bill/bill-screen.tsx';
import { RecalledScreen } from '#components/bill/recalled-screen.tsx';
import { BrandStyle } from '#components/brand/brand-style.tsx';
import { CrashScreen } from '#components/page/crash-screen.tsx';
import { Page } from '#components/page/frame.tsx';
import { ProblemScreen } from '#components/page/problem-screen.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { FlowState } from '#components/pay/flow/flow-state.ts';
import { OauthReturnView } from '#components/pay/link/oauth-return-view.tsx';
import { AuthorizationScreen } from '#components/status/authorization-screen.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import {
  SAMPLE_BILL_REF,
  SAMPLE_NOW,
  SAMPLE_TIME_ZONE,
  type SampleBill,
} from '#lib/brand/preview/sample-bill.ts';
import {
  SAMPLE_BILLS,
  SAMPLE_RECALLED,
  type SampleRecalled,
} from '#lib/brand/preview/sample-bills.ts';
import type { PreviewScreen } from '#lib/brand/preview/screens.ts';
import { writeAuthorization } from '#lib/domain/authorization.ts';
import { getAuthorizationTerms } from '#lib/domain/authorization-terms.ts';
import { fill } from '#lib/domain/fill.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { getAuthorizationWords, getMessages } from '#lib/messages/get-messages.ts';
import {
  presentPayment,
  SAMPLE_BANK,
  SAMPLE_FLOWS,
  SAMPLE_OAUTH,
  type StillBrand,
  toPageBrand,
} from './samples.ts';
import { StillBankPayment } from './still-bank-payment.tsx';

type ScreenViewProps = StillBrand & { readonly screen: PreviewScreen };

const SETTLING_SECONDS = 60;
const NOW = new Date(SAMPLE_NOW);
const CLOCK = { now: NOW, timeZone: SAMPLE_TIME_ZONE };
const IDLE: FlowState = { phase: 'idle', hasTriedAhead: false };

/** One screen of the page with sample data, drawn by the very components that customers meet. */
export function ScreenView(props: ScreenViewProps) {
  const { screen } = props;
  switch (screen.group) {
    case 'bill':
    case 'payment':
    case 'ended':
      return <Bill {...props} bill={SAMPLE_BILLS[screen.name]} flow={IDLE} />;
    case 'closed':
      return <Recalled {...props} recalled={SAMPLE_RECALLED[screen.name]} />;
    case 'kept':
      return <AuthorizationCopy {...props} />;
    case 'bank':
    case 'review':
      return <Bill {...props} bill={SAMPLE_BILLS.payable} flow={SAMPLE_FLOWS[screen.name]} />;
    case 'return':
      return <Return {...props} name={screen.name} />;
    case 'problem': {
      const brand = toPageBrand(props);
      const messages = getMessages(brand.view);
      if (screen.name === 'crash') {
        return (
          <>
            <BrandStyle of="page" brand={brand} />
            <CrashScreen brand={brand} crash={messages.crash} />
          </>
        );
      }
      return (
        <ProblemScreen kind={screen.code} messages={messages} brand={brand} isTestMode={false}>
          {/* As `app/pay/[ref]/problem` has it, where an attachment stood alone in a tab. */}
          {screen.name.startsWith('attachment') && (
            <ButtonLink variant="quiet" href="">
              {messages.screens.unnamedBill}
            </ButtonLink>
          )}
        </ProblemScreen>
      );
    }
    default:
      return screen satisfies never;
  }
}

type BillProps = ScreenViewProps & { readonly bill: SampleBill; readonly flow: FlowState };

function Bill({ bill, flow, ...props }: BillProps) {
  const { payment, brand, messages } = presentPayment(props, bill.payment);
  return (
    <BillScreen
      bill={{ ...bill, payment, brand: props.brand }}
      brand={brand}
      billRef={SAMPLE_BILL_REF}
      showsAuthorization
      bankName={SAMPLE_BANK}
      hasBankConnection={false}
      sessionLifeInSeconds={3600}
      settlingSeconds={SETTLING_SECONDS}
      plaid={{ scriptUrl: '', nonce: props.nonce, isTestMode: false }}
      locale={brand.speech.locale}
      now={NOW}
      messages={messages}
      wayToPay={(step) => <StillBankPayment {...step} state={flow} clock={CLOCK} />}
    />
  );
}

/** The screen of a closed link, as somebody sees it who merely holds the link. */
function Recalled({ recalled, ...props }: StillBrand & { readonly recalled: SampleRecalled }) {
  const { payment, ...presented } = presentPayment(props, recalled.payment);
  return (
    <RecalledScreen
      {...presented}
      recalled={{ ...recalled, payment }}
      showsAuthorization={false}
      isTestMode={false}
      locale={presented.brand.speech.locale}
      now={NOW}
    />
  );
}

function AuthorizationCopy(props: StillBrand) {
  const { attempt, state, payment: sample } = SAMPLE_BILLS.processing;
  const { payment, ...presented } = presentPayment(props, sample);
  const { messages } = presented;
  const { locale } = presented.brand.speech;
  if (!attempt) return null;
  const { money, account, nameOnAccount, debitDate, submittedAt } = attempt;
  const words = getAuthorizationWords(presented.brand.view);
  const terms = getAuthorizationTerms(payment.merchant, words, new Date(submittedAt));
  const authorizationText = writeAuthorization(
    { ...terms, money, account, nameOnAccount, debitDate },
    messages.authorization,
    locale,
  );
  return (
    <AuthorizationScreen
      {...presented}
      {...{ payment, state }}
      attempt={{ authorizationText, locale, submittedAt }}
      billRef={SAMPLE_BILL_REF}
      isTestMode={false}
      locale={locale}
      now={SAMPLE_NOW}
    />
  );
}

function Return({ name, ...props }: ScreenViewProps & { name: keyof typeof SAMPLE_OAUTH }) {
  const oauth = SAMPLE_OAUTH[name];
  const brand = toPageBrand(props);
  const messages = getMessages(brand.view);
  if (oauth.kind === 'problem') {
    return (
      <ProblemScreen kind={oauth.problem} messages={messages} brand={brand} isTestMode={false}>
        {oauth.hasBills && <BillChoice bills={listChoices(props)} />}
      </ProblemScreen>
    );
  }
  return (
    <Page isTestMode={false} brand={brand} messages={messages}>
      <Sheet view={brand.view}>
        <OauthReturnView
          state={oauth.state}
          isSlow={oauth.isSlow}
          billAddress=""
          words={messages.bankPayment}
        />
      </Sheet>
    </Page>
  );
}

function listChoices(props: StillBrand) {
  return [SAMPLE_BILLS.payable, SAMPLE_BILLS['few-details']].map((bill, index) => {
    const { payment, brand, messages } = presentPayment(props, bill.payment);
    const { name = messages.states.senderUnknown } = payment.merchant;
    const values = { amount: formatMoney(payment.money, brand.speech.locale), merchant: name };
    return { name: fill(messages.screens.namedBill, values), href: `#${index}` };
  });
}

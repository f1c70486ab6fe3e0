import type { ReactNode } from 'react';
import { BrandStyle } from '#components/brand/brand-style.tsx';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { PageFooter } from './page-footer.tsx';
import { StaticPart } from './static-part.tsx';

type FrameProps = Omit<PageProps, 'children'> & {
  /** The head of the letter; holds the page's one h1. */
  readonly letter: ReactNode;
  /** The rest of the letter: lines, attachments. */
  readonly details?: ReactNode;
  /** What of the bill letter and details are drawn from. */
  readonly from: unknown;
  /** The present step; begins with an h2. */
  readonly paper: ReactNode;
  /** On a phone the present step comes before the details, once there is nothing left to decide by them. */
  readonly areDetailsLast?: boolean;
};

/** Letter and paper: one column on a phone, side by side from 900 px on, on one first baseline. */
export function Frame(props: FrameProps) {
  const { from, areDetailsLast } = props;
  const details = props.details && (
    <StaticPart
      name="details"
      from={[from, areDetailsLast]}
      className={`${DETAILS} ${areDetailsLast ? BELOW_PAPER : 'folded:hidden'}`}
    >
      {props.details}
    </StaticPart>
  );
  return (
    <Page {...props}>
      <main
        className={`${PANES} mx-auto grid w-full max-w-column gap-y-part wide:max-w-page px-margin pt-part pb-around begun:pt-1 folded:gap-y-1`}
      >
        <StaticPart
          name="letter"
          from={from}
          className="max-wide:@container wide:col-start-1 wide:row-start-1"
        >
          {props.letter}
        </StaticPart>
        {!areDetailsLast && details}
        <div className={PAPER}>{props.paper}</div>
        {areDetailsLast && details}
      </main>
    </Page>
  );
}

export type PageProps = {
  readonly children: ReactNode;
  readonly brand: PageBrand;
  readonly isTestMode: boolean;
  readonly messages: Pick<Messages, 'brand' | 'frame' | 'states'>;
  /** Of the bill whose session can be ended here, if any. */
  readonly billRef?: string | undefined;
  /** What is begun here is gone when the session ends. */
  readonly isTimed?: boolean | undefined;
};

/** What is around the content of every screen: test mode above, help below. */
export function Page({ children, brand, isTestMode, messages, billRef, isTimed }: PageProps) {
  return (
    <div className="flex min-h-dvh flex-col print:min-h-0">
      <BrandStyle of="page" brand={brand} />
      {isTestMode && <TestModeBar words={messages.frame.testMode} />}
      <div className="flex-1">{children}</div>
      <PageFooter brand={brand} messages={messages} billRef={billRef} isTimed={isTimed} />
    </div>
  );
}

/** The second row takes what the paper needs more than the letter has, so that the letter stays together. */
const PANES =
  'grid-cols-[minmax(0,1fr)] wide:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] wide:grid-rows-[auto_1fr] ' +
  'wide:items-baseline wide:gap-x-16 wide:pt-16';

const DETAILS = 'wide:col-start-1 wide:row-start-2';

const BELOW_PAPER = 'border-t border-hairline pt-part wide:border-t-0 wide:pt-0';

const PAPER =
  'max-wide:@container border-t border-hairline pt-part folded:pt-step wide:col-start-2 wide:row-span-2 wide:row-start-1 ' +
  'wide:rounded-card wide:border wide:bg-paper wide:p-around sheet';

/** Says on every screen, and on paper, that this is a rehearsal. */
function TestModeBar({ words }: { words: string }) {
  return (
    <header data-test-mode className="stripes border-b border-hairline py-1 text-center text-13">
      <span className="bg-soft px-2 font-strong">{words}</span>
    </header>
  );
}

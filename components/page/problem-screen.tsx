import type { ReactNode } from 'react';
import { Sheet } from '#components/page/sheet.tsx';
import { ContactActions, EndedLink } from '#components/status/contact-actions.tsx';
import { RecoveryWatch } from '#components/status/recovery-watch.tsx';
import { Reference } from '#components/ui/marked-text.tsx';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import { FAILURES, type FailureAction, type ScreenFailureCode } from '#lib/contract/failures.ts';
import { fill } from '#lib/domain/fill.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from './frame.tsx';

type ProblemScreenProps = {
  readonly kind: ScreenFailureCode;
  readonly messages: Pick<Messages, 'brand' | 'frame' | 'screens' | 'states' | 'status'>;
  readonly brand: PageBrand;
  readonly isTestMode: boolean;
  /** Of the request that failed, where that was another one than this page's. */
  readonly reference?: string | undefined;
  /** Whether loading the same address again may help; by default what the kind says. */
  readonly reloads?: boolean;
  /** Whether a problem that passes by itself goes by itself as well, as at an address of a customer's. */
  readonly isWatched?: boolean;
  /** Where to try again, if not here. */
  readonly retryAt?: string;
  readonly retryAfterInSeconds?: number | undefined;
  /** Of the bill whose session can be ended here, if any. */
  readonly billRef?: string | undefined;
  readonly children?: ReactNode;
};

/** A whole screen without a bill. The retry is a plain link to the same address, so that it needs no scripts. */
export function ProblemScreen({ kind, messages, brand, isTestMode, ...props }: ProblemScreenProps) {
  const words = messages.screens[kind];
  const { action, passes } = FAILURES[kind];
  const { support } = brand.view;
  return (
    <Page isTestMode={isTestMode} brand={brand} messages={messages} billRef={props.billRef}>
      <Sheet view={brand.view}>
        <div className="grid max-w-line gap-step">
          <h1 className="text-22">{words.title}</h1>
          {words.body.map((sentence) => (
            <p key={sentence} className="text-17">
              {fill(sentence, { merchant: support.name ?? messages.states.senderUnknown })}
            </p>
          ))}
          <p>{words.money}</p>
        </div>
        {kind === 'closed' && <EndedLink view={brand.view} messages={messages} />}
        {action === 'contact' && kind !== 'closed' && (
          <ContactActions support={support} messages={messages} />
        )}
        {props.isWatched && passes && (
          <RecoveryWatch
            retryAfterInSeconds={props.retryAfterInSeconds}
            words={{ back: messages.screens.answersAgain }}
          />
        )}
        {(props.reloads ?? (passes || LOADS_AGAIN.has(action))) && (
          <ButtonLink
            variant={action === 'contact' ? 'secondary' : 'primary'}
            href={props.retryAt ?? ''}
          >
            {messages.screens.tryAgain}
          </ButtonLink>
        )}
        {props.children}
        <Reference number={props.reference ?? brand.reference} words={messages.screens.reference} />
      </Sheet>
    </Page>
  );
}

/** What a plain link to the same address does. */
const LOADS_AGAIN: ReadonlySet<FailureAction> = new Set(['tryAgain', 'reload'] as const);

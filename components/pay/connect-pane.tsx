import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { StepTitle } from '#components/ui/step-title.tsx';
import { sayName } from '#lib/domain/payment.ts';
import { getSlowWords } from './announcement.ts';
import type { FlowState } from './flow/flow-state.ts';
import {
  CONNECTING,
  type ContactLink,
  labelConnecting,
  ProblemNotice,
  rankButton,
  ScriptsMissing,
} from './problem-notice.tsx';
import type { BankPaymentWords } from './words.ts';

export type ConnectState = FlowState & {
  phase: 'idle' | 'preparing' | 'ready' | 'opening' | 'linking' | 'exchanging';
};

type ConnectPaneProps = {
  readonly state: ConnectState;
  readonly words: BankPaymentWords;
  readonly aboutPlaid: { readonly title: string; readonly body: readonly string[] };
  readonly merchantName: string;
  readonly contact?: ContactLink | undefined;
  readonly notice: ReactNode;
  readonly titleEnding: string;
  readonly onIntent: () => void;
  readonly onConnect: () => void;
  readonly onLookAgain: () => void;
};

/** The bank option and its one button, which says in every phase what is true. */
export function ConnectPane(props: ConnectPaneProps) {
  const { state, words, aboutPlaid, merchantName, contact, onIntent, onConnect } = props;
  const { onLookAgain } = props;
  const problem = 'problem' in state ? state.problem : undefined;
  const slowWords = getSlowWords(state, words);
  const label = isSlow(state) ? words.connect.again : words.connect.button;
  const focus = useReturningFocus(state);
  useEarlyIntent(focus.section, onIntent);
  const rank = rankButton(problem, CONNECTING);
  const button = rank !== 'none' && (
    <Button
      type="button"
      variant={rank}
      className="lifeless:hidden"
      early={{ name: 'connect', label: words.scripts.coming }}
      isBusy={isBusy(state)}
      busyLabel={getBusyLabel(state, words)}
      onPointerEnter={onIntent}
      onTouchStart={onIntent}
      onFocus={() => focus.isReturning() || onIntent()}
      onClick={() => {
        focus.remember();
        onConnect();
      }}
    >
      {problem ? labelConnecting(problem, words) : label}
    </Button>
  );
  return (
    <section ref={focus.section} className="grid gap-4">
      {!problem && props.notice}
      <div className="grid gap-1">
        <StepTitle ending={props.titleEnding}>{words.connect.title}</StepTitle>
        <p className="text-quiet">{words.connect.lead}</p>
      </div>
      <div className="grid gap-2">
        {rank === 'primary' && button}
        <ProblemNotice problem={problem} words={words} offers={{ contact, onLookAgain }} />
        {rank === 'secondary' && button}
        <ScriptsMissing words={words} merchant={sayName(merchantName)} />
      </div>
      <Disclosure summary={aboutPlaid.title}>
        {aboutPlaid.body.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Disclosure>
      {/* Last, so that it moves nothing when it comes. */}
      {slowWords && <p className="text-quiet">{slowWords}</p>}
    </section>
  );
}

/**
 * Gives the focus back to the button when Plaid's window has gone, or to the one that stands in its place after a
 * problem. That is no intent to open it again.
 */
function useReturningFocus({ phase }: ConnectState) {
  const section = useRef<HTMLElement>(null);
  const hasPressed = useRef(false);
  const isReturning = useRef(false);
  const hadWindow = useRef(false);
  useEffect(() => {
    const hasWindow = phase === 'opening' || phase === 'linking';
    if (hadWindow.current && !hasWindow) {
      isReturning.current = true;
      if (hasPressed.current) findControl(section.current)?.focus();
      isReturning.current = false;
    }
    hadWindow.current = hasWindow;
  }, [phase]);
  return {
    section,
    isReturning: () => isReturning.current,
    remember: () => {
      hasPressed.current = true;
    },
  };
}

/** The pointer or the focus may have come to the button before the page's scripts did. */
function useEarlyIntent(section: RefObject<HTMLElement | null>, onIntent: () => void): void {
  useEffect(() => {
    const button = section.current?.querySelector('[data-press="connect"]');
    if (button?.matches(':hover, :focus')) onIntent();
  }, [section, onIntent]);
}

/** The button that connects; without one, what the problem offers. */
function findControl(section: HTMLElement | null): HTMLElement | null | undefined {
  const button = section?.querySelector<HTMLElement>('[data-press="connect"]');
  return button ?? section?.querySelector<HTMLElement>('a[href], button');
}

function isSlow(state: ConnectState): boolean {
  return (state.phase === 'preparing' || state.phase === 'opening') && state.isSlow;
}

/** A wait that has become slow can be begun again, so its button is free again. */
function isBusy(state: ConnectState): boolean {
  switch (state.phase) {
    case 'preparing':
      return state.isOpenWanted && !state.isSlow;
    case 'opening':
      return !state.isSlow;
    case 'linking':
    case 'exchanging':
      return true;
    case 'idle':
    case 'ready':
      return false;
    default:
      return state satisfies never;
  }
}

/** The button is as wide as its longest words from the start. */
function getBusyLabel({ phase }: ConnectState, { connect }: BankPaymentWords): string {
  if (phase === 'opening') return connect.opening;
  if (phase === 'linking') return connect.linking;
  if (phase === 'exchanging') return connect.exchanging;
  return connect.preparing;
}

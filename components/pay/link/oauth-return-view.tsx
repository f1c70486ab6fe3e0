import { ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { ProblemNotice, ScriptsMissing } from '../problem-notice.tsx';
import type { BankPaymentWords } from '../words.ts';
import type { OauthEnd, OauthState } from './oauth-actions.ts';

type OauthReturnViewProps = {
  readonly state: OauthState;
  /** The present phase takes longer than usual. */
  readonly isSlow: boolean;
  readonly billAddress: string;
  readonly words: BankPaymentWords;
};

/** What the return from a bank says in each of its states. */
export function OauthReturnView({ state, isSlow, billAddress, words }: OauthReturnViewProps) {
  const waiting = isSlow ? words.oauth.resumingSlow : words.oauth.resuming;
  // The page goes to the bill by itself. Where that takes long, somebody may rather press.
  const leadsToBill = state.phase === 'ended' || (state.phase === 'connected' && isSlow);
  return (
    <div className="grid gap-4">
      <h1 className="text-22">{words.oauth.title}</h1>
      <ScriptsMissing words={words} />
      <p role="status" className="lifeless:hidden">
        {describe(state, words) ?? waiting}
      </p>
      {state.phase === 'ended' && <EndNotice end={state.end} words={words} />}
      {leadsToBill && (
        <ButtonLink variant="primary" href={billAddress}>
          {words.oauth.toBill}
        </ButtonLink>
      )}
    </div>
  );
}

/** `undefined` while something is being waited for. */
function describe(state: OauthState, words: BankPaymentWords): string | undefined {
  switch (state.phase) {
    case 'preparing':
    case 'opening':
    case 'exchanging':
      return undefined;
    case 'linking':
      return words.connect.linking;
    case 'connected':
      return words.oauth.connected;
    case 'ended':
      return '';
    default:
      return state satisfies never;
  }
}

function EndNotice({ end, words }: { end: OauthEnd; words: BankPaymentWords }) {
  switch (end.kind) {
    case 'problem':
      return <ProblemNotice problem={end.problem} words={words} />;
    case 'closed':
    case 'interrupted':
      return (
        <Notice tone="neutral" role="alert">
          <p>{words.oauth[end.kind]}</p>
        </Notice>
      );
    case 'pending':
      return (
        <Notice tone="waiting" role="alert" title={words.pending.title}>
          {[...words.pending.body, words.pending.money].map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Notice>
      );
    default:
      return end satisfies never;
  }
}

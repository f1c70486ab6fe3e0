import type { LinkError } from './link-errors.ts';
import type { LinkEvent, LinkSession } from './link-session.ts';
import type { Pane } from './pane.ts';
import { createRequestId } from './request-id.ts';
import type { PaneValues } from './step.ts';
import { STEPS } from './steps/steps.ts';

/** What a forced exit tells the page; sent with every answer, because the page cannot ask in time. */
export type ExitMetadata = {
  readonly institution: { readonly name: string; readonly institution_id: string } | null;
  readonly status: string | null;
  readonly link_session_id: string;
  readonly request_id: string;
};

export type WorkflowAnswer = {
  readonly events: readonly LinkEvent[];
  readonly exitMetadata: ExitMetadata;
  readonly pane?: Pane;
  /** An address of the sandbox that the whole page has to go to. */
  readonly leaveTo?: string;
  readonly end?:
    | { readonly kind: 'success'; readonly publicToken: string; readonly metadata: object }
    | { readonly kind: 'exit'; readonly error: LinkError | null; readonly metadata: ExitMetadata };
};

/** The first pane. Plaid reports no view for it: OPEN tells it. */
export function showFirst(session: LinkSession): WorkflowAnswer {
  if (session.step !== 'consent') session.recordView(STEPS[session.step].view);
  return answerOf(session);
}

/**
 * Takes a button press to the next pane, or to the end. `close` works on every pane; an action that
 * the pane does not offer was pressed on an earlier one, and changes nothing.
 */
export function advance(session: LinkSession, action: string, values: PaneValues): WorkflowAnswer {
  const before = session.step;
  session.alert = undefined;
  if (action === 'close') close(session);
  else if (actionsOf(STEPS[before].pane(session)).includes(action)) {
    STEPS[before].act(session, action, values);
  }
  if (session.outcome?.kind === 'exit') recordExit(session);
  else if (!session.outcome && (session.step !== before || session.alert)) {
    session.recordView(STEPS[session.step].view);
  }
  return answerOf(session);
}

function actionsOf(pane: Pane): readonly string[] {
  return [
    ...pane.buttons.map(({ action }) => action),
    ...(pane.hasBack ? ['back'] : []),
    ...(pane.banks ? ['bank'] : []),
    ...(pane.bankPage ? ['opened', 'noWindow'] : []),
    ...(pane.isWaiting ? ['poll'] : []),
  ];
}

/** The first pane, an error and the question itself close at once; any other pane asks first. */
function close(session: LinkSession): void {
  if (session.step === 'error') session.recordView('EXIT');
  if (session.step === session.firstStep || session.step === 'error' || session.step === 'exit') {
    session.leave();
  } else {
    session.askBeforeLeaving();
  }
}

function recordExit(session: LinkSession): void {
  const status = exitStatusOf(session);
  const { lastError } = session;
  session.record('EXIT', {
    ...(status && { exit_status: status }),
    ...(lastError && {
      error_type: lastError.error_type,
      error_code: lastError.error_code,
      error_message: lastError.error_message,
    }),
  });
}

function answerOf(session: LinkSession): WorkflowAnswer {
  const { outcome, leaveTo } = session;
  const exitMetadata = exitMetadataOf(session);
  const answer = { events: session.takeEvents(), exitMetadata };
  if (outcome?.kind === 'success') return { ...answer, end: outcome };
  if (outcome) return { ...answer, end: { ...outcome, metadata: exitMetadata } };
  if (leaveTo) {
    // Once: anyone who comes back by the Back button is shown the pane again.
    session.leaveTo = undefined;
    return { ...answer, leaveTo };
  }
  const pane = STEPS[session.step].pane(session);
  return { ...answer, pane: session.alert ? { ...pane, alert: session.alert } : pane };
}

function exitMetadataOf(session: LinkSession): ExitMetadata {
  const { institution } = session;
  return {
    institution: institution && { name: institution.name, institution_id: institution.id },
    status: exitStatusOf(session),
    link_session_id: session.start.id,
    request_id: createRequestId(),
  };
}

function exitStatusOf(session: LinkSession): string | null {
  const isCovered = session.step === 'error' || session.step === 'exit';
  const step = isCovered ? session.stepBehind : session.step;
  return step && STEPS[step].exitStatus(session);
}

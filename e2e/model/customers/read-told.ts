import type { PaymentAnswer } from '#components/pay/flow/api.ts';
import type { FlowState } from '#components/pay/flow/flow-state.ts';
import type { ScreenFailureCode } from '#lib/contract/failures.ts';
import type { PaymentState } from '#lib/domain/states.ts';
import type { DiaryLine } from '../books/books.ts';
import type { Told } from '../books/told.ts';
import type { Screen } from './screen.ts';

export type Word = Pick<DiaryLine, 'told' | 'words' | 'about'>;

/** What a page tells that the server has just drawn. */
export function readToldByPage(screen: Screen): Word {
  switch (screen.kind) {
    case 'payable':
      return screen.isNotReceived
        ? { told: 'notPaid', words: 'Your earlier payment did not go through' }
        : { told: 'payable', words: 'Pay from your bank account' };
    case 'state':
      return { told: TOLD_BY_STATE[screen.state], words: screen.title };
    case 'trouble':
      return { told: TOLD_BY_TROUBLE[screen.trouble] ?? 'noWord', words: screen.title };
    case 'nothing':
      return { told: 'noWord', words: screen.title };
    default:
      return screen satisfies never;
  }
}

/** What the page's own script tells after a step of the customer's. */
export function readToldByFlow(flow: FlowState): Word {
  if (flow.phase === 'locked') {
    return { told: TOLD_BY_LOCK[flow.reason], words: `locked: ${flow.reason}` };
  }
  const problem = findProblem(flow);
  if (!problem) return { told: 'noWord', words: flow.phase };
  const told = problem === 'notReceived' ? 'notPaid' : 'nothingSent';
  return { told, words: `${flow.phase}: ${problem}` };
}

/** What the script would tell of an answer to an order. */
export function readToldByAnswer(answer: PaymentAnswer): Word {
  switch (answer.kind) {
    case 'accepted':
      return { told: 'paid', words: 'accepted' };
    case 'unknown':
      return { told: 'unknown', words: 'unknown' };
    case 'failed':
      return { told: 'nothingSent', words: answer.failure.code };
    default:
      return answer satisfies never;
  }
}

function findProblem(flow: FlowState): string | undefined {
  if ('nameProblem' in flow && flow.nameProblem) return flow.nameProblem.code;
  return 'problem' in flow ? flow.problem?.code : undefined;
}

const TOLD_BY_LOCK = { accepted: 'paid', unknown: 'unknown', changed: 'nothingSent' } as const;

const TOLD_BY_STATE: Readonly<Record<PaymentState, Told>> = {
  payable: 'payable',
  notReceived: 'notPaid',
  notReady: 'ended',
  cancelled: 'ended',
  rejected: 'ended',
  expired: 'ended',
  pastExpiry: 'ended',
  noMethod: 'ended',
  cardOnly: 'ended',
  typedDetailsOnly: 'ended',
  processing: 'paid',
  sentToBank: 'paid',
  completed: 'paid',
  settled: 'paid',
  returned: 'undone',
  declined: 'undone',
  error: 'unclear',
  unknownStatus: 'unclear',
  paused: 'unclear',
  confirming: 'unknown',
};

/** Only the screens that say anything about the money of a bill. */
const TOLD_BY_TROUBLE: Readonly<Partial<Record<ScreenFailureCode, Told>>> = {
  linkUnknown: 'ended',
  closed: 'unclear',
};

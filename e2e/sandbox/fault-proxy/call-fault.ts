/** Whether a call gets to connectFi: at once, never, or late, when its sender has long given up. */
type Reach = 'atOnce' | 'never' | 'late';

/** What its sender hears: the true answer, something in its place, or nothing at all. */
export type HeardAnswer = 'true' | 'status' | 'html' | 'garbage' | 'cut' | 'reset' | 'nothing';

type FaultTraits = { readonly reach: Reach; readonly heard: HeardAnswer };

function traits(reach: Reach, heard: HeardAnswer): FaultTraits {
  return { reach, heard };
}

/** Everything that the proxy can do to a call, as a table. */
export const CALL_FAULTS = {
  none: traits('atOnce', 'true'),
  delayBefore: traits('late', 'true'),
  delayAfter: traits('atOnce', 'true'),
  resetBefore: traits('never', 'reset'),
  resetAfter: traits('atOnce', 'reset'),
  cutBody: traits('atOnce', 'cut'),
  failureBefore: traits('never', 'status'),
  failureAfter: traits('atOnce', 'status'),
  /** 429: turned away before the operation. */
  busy: traits('never', 'status'),
  garbageAfter: traits('atOnce', 'garbage'),
  htmlBefore: traits('never', 'html'),
  htmlAfter: traits('atOnce', 'html'),
  hangBefore: traits('never', 'nothing'),
  hangAfter: traits('atOnce', 'nothing'),
  /** Held on the way for longer than its sender waits, then delivered all the same. */
  heldBack: traits('late', 'nothing'),
  /** Its sender is cut off at once, and it is delivered later all the same. */
  heldAfterReset: traits('late', 'reset'),
} as const satisfies Record<string, FaultTraits>;

export type FaultKind = keyof typeof CALL_FAULTS;

/** What happens to one call. */
export type CallFault = {
  readonly kind: FaultKind;
  /** How long it is held: before it goes on where it is late, before its answer otherwise. */
  readonly delayInMs: number;
  /** Of an answer that the proxy makes up. */
  readonly status: number;
};

export const NO_FAULT: CallFault = { kind: 'none', delayInMs: 0, status: 200 };

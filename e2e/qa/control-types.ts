/**
 * What the sandbox's control API takes and gives (docs/sandbox.md), in plain types: those who write tests have none
 * of the sandbox's own. `control-types.test.ts` holds the two together.
 */

export type PaymentStatus =
  | 'Initiated'
  | 'Sent'
  | 'Cancelled'
  | 'Rejected'
  | 'Error'
  | 'Expired'
  | 'Processing'
  | 'SentToPay'
  | 'Completed'
  | 'Settled'
  | 'Returned'
  | 'Declined';

export type PaymentMethod = 'ach' | 'card';

/** connectFi's operations of a customer, as its documentation numbers them. */
export type Operation = 'C1' | 'C2' | 'C3' | 'C4' | 'C5' | 'C6' | 'C7' | 'C8' | 'C9';

export type Switches = {
  readonly detailsAnswer: 'full' | 'bare';
  readonly merchantAnswer: 'sibling' | 'inPayment' | 'absent';
  readonly statusAnswer: 'documented' | 'absent' | 'unheardOf';
  readonly logoAnswer: 'none' | 'id' | 'dataUrl';
  readonly typedDetails: 'accept' | 'refuse';
  readonly payAnswer: 'data' | 'payment' | 'empty';
  readonly exchangeAnswer: 'empty' | 'true' | 'accounts' | 'absent';
  readonly exchangePath: 'both' | 'hyphen' | 'misspelt';
  readonly invoiceAnswer: 'array' | 'object' | 'bare';
  readonly endedLink: 'refuse' | 'token';
  readonly unauthorizedAs: '401' | '403' | '400';
  readonly cardPayment: 'comingSoon' | 'accept';
  readonly cardPaidStatus: 'Processing' | 'SentToPay' | 'Completed';
  readonly latencyInSeconds: number;
  readonly latencyHours: 'anyTime' | 'business';
  readonly completeAfterInSeconds: number;
  readonly settleAfterInSeconds: number;
  readonly returnAfterInSeconds: number;
  readonly jwtLifeInSeconds: number;
  readonly expiry: 'status' | 'dateOnly';
  readonly historyAnswer: 'full' | 'statusOnly' | 'absent';
  readonly sessions: 'many' | 'newest';
  readonly acceptDuplicates: boolean;
};

export type SwitchesPatch = { readonly [Name in keyof Switches]?: Switches[Name] | undefined };

/** How Plaid's stand-in behaves for a bill. */
export type PlaidSettings = {
  readonly redirectUri?: string | null | undefined;
  readonly reuse?: 'strict' | 'allowed' | undefined;
  readonly oauth?: 'popup' | 'redirect' | 'blocked' | undefined;
  readonly oauthTimeoutInSeconds?: number | undefined;
  readonly accountSelect?: 'one' | 'many' | undefined;
  readonly updateMode?: 'none' | 'credentials' | 'code' | undefined;
  readonly events?: 'before' | 'after' | undefined;
  readonly language?: 'en' | 'es' | undefined;
};

export type MerchantRequest = {
  readonly cFiMerchantId?: string | undefined;
  readonly reference?: string | undefined;
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly stateCode?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly availablePaymentType?: PaymentMethod[] | undefined;
  readonly usePlaid?: boolean | null | undefined;
  readonly isArchived?: boolean | undefined;
};

export type AttachmentRequest = {
  readonly fileName?: string | undefined;
  readonly sizeInBytes?: number | undefined;
  readonly content?: 'pdf' | 'html' | 'huge' | undefined;
  readonly contentType?: string | undefined;
  readonly prefix?: string | undefined;
};

export type BillField = {
  readonly index: number;
  readonly code: string | null;
  readonly label: string;
  readonly value: string | null;
};

/** What of a bill can be changed later. */
export type BillChange = {
  /** In dollars, as connectFi has it: 1.5 is $1.50. */
  readonly amount?: number | undefined;
  readonly currency?: string | undefined;
  readonly merchant?: MerchantRequest | undefined;
  readonly payerName?: string | null | undefined;
  readonly invoiceNumber?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly fields?: BillField[] | undefined;
  readonly dueDate?: string | null | undefined;
  /** null: the bill names none, so the merchant's apply. */
  readonly availablePaymentType?: PaymentMethod[] | null | undefined;
  readonly usePlaid?: boolean | null | undefined;
  readonly expiresInSeconds?: number | undefined;
  readonly attachments?: AttachmentRequest[] | undefined;
  readonly plaid?: PlaidSettings | undefined;
};

export type BillRequest = BillChange & {
  readonly status?: PaymentStatus | undefined;
  readonly link?: string | undefined;
  /** The name of a scenario, with any amount. */
  readonly scenario?: string | undefined;
  readonly switches?: SwitchesPatch | undefined;
  /** The payment page that the bill is for, where the sandbox serves several. */
  readonly appOrigin?: string | undefined;
};

export type CreatedBill = {
  readonly cFiTransactionId: string;
  readonly link: string;
  /** What the customer finds in their mail. */
  readonly url: string;
};

export type FaultKind =
  | 'delay'
  | 'resetBefore'
  | 'resetAfter'
  | 'status'
  | 'refuse'
  | 'html'
  | 'empty'
  | 'truncated'
  | 'garbage'
  | 'otherCode'
  | 'redirect'
  | 'hang'
  | 'huge'
  | 'missing';

/** Something that goes wrong with the next calls of one operation of one bill. */
export type FaultRequest = {
  readonly operation: Operation;
  readonly kind: FaultKind;
  /** How many calls it spoils; 1 unless it says otherwise. */
  readonly times?: number | 'always' | undefined;
  readonly delayInMs?: number | undefined;
  readonly delayAfterInMs?: number | undefined;
  readonly isProcessed?: boolean | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly context?: unknown;
  readonly body?: string | undefined;
  readonly headers?: Record<string, string> | undefined;
};

export type StatusChange = {
  readonly status: PaymentStatus;
  readonly at: string;
  readonly description?: string | undefined;
  readonly isManual?: boolean | undefined;
};

/** One payment (C4) that connectFi has received, whether or not it took effect. */
export type Attempt = {
  readonly at: string;
  readonly isAccepted: boolean;
  /** The code of the refusal, or the fault that kept the call from being processed. */
  readonly reason: string | null;
  readonly sessionId: string | null;
  readonly body: unknown;
};

export type Session = {
  readonly sessionId: string;
  readonly jwt: string;
  readonly openedAt: string;
  readonly isEnded: boolean;
};

/** The whole truth about a bill. Times are ISO, by the bill's own clock. */
export type BillView = CreatedBill & {
  readonly status: PaymentStatus;
  readonly amount: number;
  readonly currency: string;
  readonly merchant: { readonly cFiMerchantId: string; readonly name: string | null };
  readonly payerName: string | null;
  readonly invoiceNumber: string | null;
  readonly description: string | null;
  readonly dueDate: string | null;
  readonly attachments: readonly { readonly invoiceId: string; readonly fileName: string }[];
  readonly scenario: string | null;
  readonly history: readonly StatusChange[];
  /** What will happen by itself as time goes on, the next step first. */
  readonly plan: readonly StatusChange[];
  readonly allowedStatuses: readonly PaymentStatus[];
  readonly attempts: readonly Attempt[];
  readonly sessions: readonly Session[];
  readonly switches: SwitchesPatch;
  readonly faults: readonly FaultRequest[];
  readonly callsCount: number;
  readonly now: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
};

/** One request that connectFi's side received. */
export type Call = {
  readonly operation: Operation;
  readonly transactionId: string | null;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly headerNames: readonly string[];
  readonly body: unknown;
  readonly remotePort: number | null;
  readonly fault: string | null;
  /** null: not (yet) answered. */
  readonly status: number | null;
  readonly code: string | null;
};

/** One way to move the clock of a sandbox; named moments are in US/Central. */
export type ClockMove =
  | { readonly setTo: string }
  | { readonly advanceInSeconds: number }
  | {
      readonly advanceTo:
        | 'nextWeekend'
        | 'nextFederalHoliday'
        | 'nextDaylightSavingChange'
        | '08:00'
        | '14:00'
        | '17:00';
    }
  | { readonly advanceToNextEventOf: string };

export type ClockView = {
  readonly now: string;
  /** How far the clock is ahead of real time. */
  readonly offsetInMs: number;
  /** What calendars and clocks show in US/Central. */
  readonly central: string;
};

export type Scenario = {
  readonly name: string;
  /** A bill of exactly this amount plays the scenario. */
  readonly amountInCents: number;
  readonly summary: string;
};

/** What Link gives at its end. */
export type LinkChoice = {
  readonly accounts?:
    | {
        readonly name?: string | undefined;
        readonly mask?: string | null | undefined;
        readonly subtype?: string | undefined;
        readonly verificationStatus?: string | undefined;
      }[]
    | undefined;
};

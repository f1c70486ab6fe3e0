import type { Attempt, AttemptState } from '#lib/domain/attempt.ts';
import type { Instant, Invoice, Payment } from '#lib/domain/payment.ts';
import { getPaymentState, type PaymentState } from '#lib/domain/states.ts';

/** What a bill's page shows; as `Bill` of `lib/checkout`, which is only for real bills. */
export type SampleBill = {
  readonly payment: Payment;
  readonly state: PaymentState;
  readonly attempt: Attempt | undefined;
  readonly isLedgerDown: boolean;
  readonly invoices: readonly Invoice[];
};

/** In the preview it is always this moment, a Wednesday, so that two pictures of a screen are alike. */
export const SAMPLE_NOW: Instant = '2026-09-16T16:10:00.000Z';
export const SAMPLE_TIME_ZONE = 'America/Chicago';
export const SAMPLE_BILL_REF = 'sample';

export const SAMPLE_PAYMENT: Payment = {
  transactionId: '6f1d2c6a-9e0b-4c57-8a34-51b0d7c2e9aa',
  status: 'Sent',
  money: { amountInCents: 12500, currency: 'USD' },
  merchant: {
    name: 'Blue Ridge Dental',
    email: 'billing@blueridgedental.example',
    phone: '+15555550104',
    addressLines: ['48 Biltmore Avenue', 'Asheville, NC 28801'],
  },
  payerName: 'Jane Doe',
  invoiceNumber: 'INV-20418',
  description: 'For August 2026, as agreed',
  fields: [{ label: 'Account', value: 'A-7731' }],
  dueDate: '2026-09-30',
  methods: ['ach'],
  usesPlaid: true,
  history: [],
  createdAt: '2026-09-01T15:00:00.000Z',
  updatedAt: '2026-09-01T15:00:00.000Z',
  expiresAt: '2026-10-15T04:59:59.000Z',
};

type SampleOptions = {
  /** What is changed by `payment`; by default the whole sample. */
  readonly base?: Payment;
  readonly payment?: Partial<Payment>;
  readonly attempt?: { readonly state: AttemptState; readonly submittedAt: Instant };
  readonly isLedgerDown?: boolean;
  readonly invoices?: readonly Invoice[];
};

/** A bill with its state worked out as for a real one. */
export function createSampleBill(options: SampleOptions = {}): SampleBill {
  const payment = { ...(options.base ?? SAMPLE_PAYMENT), ...options.payment };
  const attempt = options.attempt && createSampleAttempt(payment, options.attempt);
  const { isLedgerDown = false, invoices = [SAMPLE_INVOICE] } = options;
  const state = getPaymentState({ payment, attempt, isLedgerDown, now: new Date(SAMPLE_NOW) });
  return { payment, state, attempt, isLedgerDown, invoices };
}

const SAMPLE_INVOICE: Invoice = {
  id: 'invoice-1',
  fileName: 'Invoice INV-20418.pdf',
  sizeInBytes: 84_212,
};

export function createSampleAttempt(
  payment: Payment,
  { state, submittedAt }: NonNullable<SampleOptions['attempt']>,
): Attempt {
  return {
    id: 'attempt-1',
    transactionId: payment.transactionId,
    billRef: SAMPLE_BILL_REF,
    merchant: {},
    method: 'ach',
    sessionId: 'session-1',
    money: payment.money,
    account: { name: 'Everyday Checking', mask: '1234', subtype: 'checking' },
    nameOnAccount: payment.payerName ?? 'Jane Doe',
    debitDate: submittedAt.slice(0, 10),
    authorizationVersion: 'sample',
    authorizationText: 'Here stands the authorization, just as the customer read and gave it.',
    locale: 'en-US',
    userAgent: '',
    ipAddress: '',
    state,
    submittedAt,
    changedAt: submittedAt,
    statusesSeen: [],
  };
}

/** As little as connectFi may say of a bill. */
export const FEW_DETAILS = {
  base: {
    transactionId: '6f1d2c6a-9e0b-4c57-8a34-51b0d7c2e9aa',
    status: 'Sent',
    money: { amountInCents: 4000, currency: 'USD' },
    merchant: { addressLines: [] },
    fields: [],
    history: [],
  },
  invoices: [],
} satisfies SampleOptions;

export const MANY_LINES = {
  invoices: [
    { id: 'invoice-1', fileName: 'Statement 2026-08.pdf', sizeInBytes: 84_212 },
    { id: 'invoice-2', fileName: 'Terms of the instalment plan.pdf', sizeInBytes: 1_240_000 },
    { id: 'invoice-3', fileName: 'Report.pdf' },
  ],
  payment: {
    money: { amountInCents: 1_284_550, currency: 'USD' },
    description:
      'Second of four instalments for the complete course agreed on in March, including every visit until the end of the year.\n\nThe next instalment is due in December.',
    fields: [
      { label: 'Account', value: 'A-7731' },
      { label: 'Period', value: 'August 2026' },
      { label: 'Base amount', value: '$11,200.00' },
      { label: 'Materials', value: '$1,360.50' },
      { label: 'Discount', value: '−$125.00' },
      { label: 'County tax', value: '$349.00' },
      { label: 'Instalment plan', value: '2 of 4' },
      { label: 'Contact', value: 'R. Alvarez, second floor' },
    ],
  },
} satisfies SampleOptions;

export const LONG_NAMES = {
  payment: {
    money: { amountInCents: 123_456_789, currency: 'USD' },
    payerName: 'Maximiliana Featherstonehaugh-Cholmondeley',
    merchant: {
      name: 'The Western North Carolina Cooperative of Family Orthodontists',
      email: 'accounts.receivable@western-north-carolina-orthodontists.example',
      phone: '+15555550177',
      addressLines: ['1200 Llanfairpwllgwyngyll Parkway, Building 14', 'Asheville, NC 28801'],
    },
    invoiceNumber: 'WNC-2026-0000000000000000000000000000042',
    fields: [
      { label: 'Reference of the contract as amended', value: '0123456789'.repeat(4) },
      { label: 'Responsible', value: 'Wolfeschlegelsteinhausenbergerdorff' },
    ],
  },
  invoices: [
    { id: 'invoice-1', fileName: `${'Statement_of_account_'.repeat(4)}.pdf`, sizeInBytes: 84_212 },
  ],
} satisfies SampleOptions;

import type { PaymentMethod, PaymentStatus } from '#lib/domain/payment.ts';
import type { AttachmentRequest, BillRequest } from './bill-request.ts';
import type { Fault } from './fault.ts';
import type { PlaidSettings } from './plaid-settings.ts';
import type { Course } from './scenarios.ts';
import type { SwitchesPatch } from './switches.ts';

export type StatusChange = {
  readonly status: PaymentStatus;
  /** Milliseconds since 1970, by the bill's own clock. */
  readonly at: number;
  readonly description?: string;
  readonly isManual?: boolean;
};

export type Attachment = AttachmentRequest & {
  readonly invoiceId: string;
  readonly createdAt: number;
  /** What a merchant has uploaded, in place of what `content` says. */
  readonly upload?: Uint8Array;
};

export type Merchant = ReturnType<typeof defaultMerchant>;

export type Session = {
  readonly sessionId: string;
  readonly jwt: string;
  readonly openedAt: number;
  isEnded: boolean;
};

/** One C4 that the sandbox received, whether or not it took effect. */
export type Attempt = {
  readonly at: string;
  readonly isAccepted: boolean;
  /** The code of the refusal, or the fault that kept the call from being processed. */
  readonly reason: string | null;
  readonly sessionId: string | null;
  readonly body: unknown;
};

/** A payment link with its bill, as the sandbox keeps it. */
export type Bill = {
  readonly transactionId: string;
  readonly link: string;
  /** The payment page that it is for. */
  readonly appOrigin: string;
  readonly aggregatorId: string;
  status: PaymentStatus;
  /** In major units, as connectFi has it. */
  amount: number;
  currency: string;
  merchant: Merchant;
  payerName: string | null;
  invoiceNumber: string | null;
  description: string | null;
  fields: NonNullable<BillRequest['fields']>;
  dueDate: string | null;
  availablePaymentType: PaymentMethod[] | null;
  attachments: Attachment[];
  plaid: PlaidSettings;
  readonly scenario: string | null;
  readonly course: Course;
  createdAt: number;
  updatedAt: number;
  expiresAt: number;
  history: StatusChange[];
  /** What will happen by itself as the bill's clock goes on; the next step first. */
  plan: StatusChange[];
  clockOffsetInMs: number;
  switches: SwitchesPatch;
  faults: Fault[];
  readonly sessions: Session[];
  readonly attempts: Attempt[];
};

export function defaultMerchant(merchantId: string) {
  return {
    cFiMerchantId: merchantId,
    reference: '1',
    name: 'Blue Ridge Dental' as string | null,
    email: 'help@blueridgedental.example' as string | null,
    phone: '5555550140' as string | null,
    address: '1346 Pleasant Ave' as string | null,
    city: 'Asheville' as string | null,
    stateCode: 'NC' as string | null,
    postalCode: '28801' as string | null,
    availablePaymentType: ['ach', 'card'] as PaymentMethod[],
    usePlaid: true as boolean | null,
    isArchived: false,
  };
}

/** The bill that a request without any member asks for. */
export const DEFAULT_BILL = {
  amount: 125,
  currency: 'USD',
  payerName: 'Jane Doe',
  invoiceNumber: 'INV-20418',
  description: 'Cleaning and check-up',
  fields: [{ index: 0, code: 'patient', label: 'Patient', value: 'J. Doe' }],
  availablePaymentType: ['ach'],
  status: 'Sent',
  expiresInSeconds: 30 * 24 * 60 * 60,
} as const;

export function amountInCentsOf(bill: Pick<Bill, 'amount'>): number {
  return Math.round(bill.amount * 100);
}

import type { BillRequest } from '#e2e/sandbox/bill-request.ts';

export type DemoBill = { readonly title: string; readonly request: BillRequest };

const LONG_DESCRIPTION =
  'Second of four instalments for the complete course of treatment agreed on in March, including the ' +
  'removable appliance, both retainers, every adjustment visit until the end of the year, and the ' +
  'replacement of one bracket outside of the usual hours.';

/** One bill for each typical case and each state worth seeing, in the order a visitor would try them. */
export const DEMO_BILLS: readonly DemoBill[] = [
  bill('A typical bill', 'typical', {}),
  bill('With attachment and fields', 'attachment', {
    amount: 1284.5,
    merchant: { name: 'Harbor Street Plumbing', email: 'office@harborstreet.example' },
    invoiceNumber: 'HSP-0093',
    description: 'New boiler, parts and labor',
    fields: [
      { index: 0, code: 'site', label: 'Site', value: '14 Harbor Street, Asheville, NC' },
      { index: 1, code: 'order', label: 'Work order', value: '7731' },
      { index: 2, code: 'fitter', label: 'Fitter', value: 'R. Alvarez' },
    ],
    attachments: [{ fileName: 'Invoice HSP-0093.pdf' }, { fileName: 'Work report.pdf' }],
  }),
  bill('With long texts', 'long-texts', {
    amount: 98765.43,
    payerName: 'Maximiliana Featherstonehaugh-Cholmondeley',
    merchant: { name: 'The Western North Carolina Cooperative of Family Orthodontists' },
    invoiceNumber: 'WNC-2026-0000000000000000000000000000042',
    description: LONG_DESCRIPTION,
  }),
  bill('No way to pay online', 'no-method', { availablePaymentType: [], usePlaid: false }),
  bill('By card only', 'card-only', { availablePaymentType: ['card'] }),
  bill('Past its last day', 'expired', { status: 'Expired' }),
  bill('Cancelled', 'cancelled', { status: 'Cancelled' }),
  bill('Paid, on its way', 'processing', { status: 'Processing' }),
  bill('Settled', 'settled', { status: 'Settled' }),
  bill('Returned by the bank', 'returned', { status: 'Returned' }),
  bill('Paid, link refused', 'refused-link', {
    status: 'Settled',
    switches: { endedLink: 'refuse' },
  }),
  bill('Paying takes 8 seconds', 'slow', { scenario: 'slowPay' }),
  bill('Outcome unknown, then paid', 'unknown-paid', { scenario: 'resetAfter' }),
  bill('Outcome unknown, then unpaid', 'unknown-unpaid', { scenario: 'failureBefore' }),
];

function bill(title: string, name: string, request: BillRequest): DemoBill {
  return { title, request: { link: `demo-${name}`, ...request } };
}

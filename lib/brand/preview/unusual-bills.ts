import type { SampleOptions } from './sample-bill.ts';

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

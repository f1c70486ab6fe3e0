import { describe, expect, it } from 'vitest';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import { paymentAnswerSchema, readMerchantAlone } from './payment-answer.ts';

/** All that the page of C2 shows before it is cut. */
const DOCUMENTED = {
  cFiTransactionId: '7l7TrL0ZukBQR4H4W2fsvT',
  cFiAggregatorId: 'CLIENTID',
  cFiMerchantId: '2Bc0QW0VYJe7VhTyXXEYNQ',
  payerName: 'Doe John',
  cFiMerchantRef: '1',
  invoiceNumber: '11125',
  amount: 1.5,
  currency: 'USD',
  dtsExpiredAt: '2024-08-29T17:56:45.189Z',
};
const MERCHANT = {
  name: ' Merchant1 ',
  email: 'def123.test@email.test',
  phone: '5555555555',
  address: '1346 Pleasant Ave',
  city: 'New York',
  stateCode: 'NY',
  postalCode: '12345',
  availablePaymentType: ['ach', 'card'],
  usePlaid: true,
  reference: '1',
};

function parse(payment: object, rest: object = {}) {
  return paymentAnswerSchema.parse({ payment: { ...DOCUMENTED, ...payment }, ...rest });
}

describe('a payment', () => {
  it('is whole with what is documented alone', () => {
    expect(parse({})).toEqual({
      transactionId: '7l7TrL0ZukBQR4H4W2fsvT',
      status: 'missing',
      money: { amountInCents: 150, currency: 'USD' },
      merchant: {
        id: '2Bc0QW0VYJe7VhTyXXEYNQ',
        reference: '1',
        aggregatorId: 'CLIENTID',
        addressLines: [],
      },
      payerName: 'Doe John',
      invoiceNumber: '11125',
      fields: [],
      history: [],
      expiresAt: '2024-08-29T17:56:45.189Z',
    });
  });

  it('has all that we infer, where it is there', () => {
    const payment = {
      status: 'Sent',
      description: ' A bill ',
      dueDate: '2024-08-30',
      fields: [
        { index: 2, code: 'b', label: 'Second', value: ' two ' },
        { index: 1, code: 'a', label: 'First', value: 1 },
        { index: 3, label: 'Empty', value: '' },
        { index: 4, label: 'None' },
        null,
      ],
      availablePaymentType: ['ach', null],
      statusChangeHistory: [
        { status: 'Sent', dtsUpdatedAt: '2024-07-30T17:56:45.189Z' },
        { status: 'Initiated', dtsCreatedAt: '2024-07-30T17:55:44Z', description: null },
        { status: 'Dreaming', dtsCreatedAt: '2024-07-30T17:55:44Z' },
        { status: 'Sent' },
        'Sent',
      ],
      dtsCreatedAt: '2024-07-30T17:55:44.024Z',
      dtsUpdatedAt: '2024-07-30T12:56:45.189-05:00',
    };
    expect(parse(payment, { merchant: MERCHANT })).toMatchObject({
      status: 'Sent',
      description: 'A bill',
      dueDate: '2024-08-30',
      fields: [
        { label: 'First', value: '1' },
        { label: 'Second', value: 'two' },
      ],
      methods: ['ach'],
      usesPlaid: true,
      history: [
        { status: 'Initiated', at: '2024-07-30T17:55:44.000Z' },
        { status: 'Sent', at: '2024-07-30T17:56:45.189Z' },
      ],
      createdAt: '2024-07-30T17:55:44.024Z',
      updatedAt: '2024-07-30T17:56:45.189Z',
      merchant: {
        name: 'Merchant1',
        email: 'def123.test@email.test',
        phone: '5555555555',
        addressLines: ['1346 Pleasant Ave', 'New York, NY 12345'],
      },
    });
  });

  it('may be the data itself, and have the merchant within', () => {
    const bare = paymentAnswerSchema.parse({ ...DOCUMENTED, merchant: MERCHANT });
    expect(bare.merchant.name).toBe('Merchant1');
    expect(parse({ merchant: MERCHANT }).merchant.name).toBe('Merchant1');
  });

  it.each([
    ['no id', { cFiTransactionId: undefined }],
    ['an id that is none', { cFiTransactionId: '../x' }],
    ['no amount', { amount: null }],
    ['no whole cents', { amount: 12.345 }],
    ['nothing to pay', { amount: 0 }],
    ['less than nothing', { amount: -1.5 }],
    ['more than a number keeps', { amount: 1e21 }],
    ['an amount that is on and off', { amount: true }],
    ['a list of amounts', { amount: [125] }],
    ['an amount in an object', { amount: { value: 125 } }],
    ...[
      '',
      ' ',
      '1,250.00',
      '1.250,00',
      '$125',
      '125 USD',
      '+125',
      '-125',
      '1e2',
      '0x7d',
      'NaN',
    ].map((amount): [string, object] => [`the amount ${JSON.stringify(amount)}`, { amount }]),
    ...['12.345', '0.00', '1234567890123456', '٣', 'Infinity', '125.', '.5'].map(
      (amount): [string, object] => [`the amount ${JSON.stringify(amount)}`, { amount }],
    ),
    ['no currency', { currency: null }],
    ...['', 'US$', '$', 'dollars', 'US', 'ﬀ', 840].map((currency): [string, object] => [
      `the currency ${JSON.stringify(currency)}`,
      { currency },
    ]),
  ])('with %s is unreadable', (_, change) => {
    const data = { payment: { ...DOCUMENTED, ...change } };
    const { success, error } = paymentAnswerSchema.safeParse(data);
    expect(success).toBe(false);
    // The log names the member that is to be put right.
    const [member = ''] = Object.keys(change);
    expect(error?.issues.map(({ path }) => path.at(-1))).toEqual([member]);
  });

  it.each([
    [{ amount: 0.1 + 0.2 }, 30, 'USD'],
    [{ amount: 509.99999999999994 }, 51_000, 'USD'],
    [{ amount: '125.00' }, 12_500, 'USD'],
    [{ amount: ' 125 ' }, 12_500, 'USD'],
    [{ amount: '0.30000000000000004' }, 30, 'USD'],
    [{ amount: 125, currency: 'usd' }, 12_500, 'USD'],
    [{ amount: 125, currency: ' Usd ' }, 12_500, 'USD'],
    [{ amount: 125, currency: 'JPY' }, 125, 'JPY'],
    [{ amount: 1.234, currency: 'KWD' }, 1234, 'KWD'],
  ])('%j is %d %s', (change, amountInCents, currency) => {
    expect(parse(change).money).toEqual({ amountInCents, currency });
  });

  it('that cannot be read still says whose it is', () => {
    const payment = { ...DOCUMENTED, amount: 12.345, currency: null };
    const merchant = { name: 'Merchant1', phone: '5555555555' };
    const named = { id: DOCUMENTED.cFiMerchantId, ...merchant };
    expect(readMerchantAlone({ payment, merchant })).toMatchObject(named);
    expect(readMerchantAlone({ payment: { ...payment, merchant } })).toMatchObject(named);
    expect(readMerchantAlone({ ...payment, merchant })).toMatchObject(named);
    expect(readMerchantAlone({ payment: 'x', merchant })).toMatchObject(merchant);
    expect(readMerchantAlone({ payment: null })).toBeUndefined();
    expect(readMerchantAlone(null)).toBeUndefined();
  });

  it.each([[undefined], [null], ['x'], [[]], [{ payment: null }]])('is not %j', (data) => {
    expect(paymentAnswerSchema.safeParse(data).success).toBe(false);
  });
});

describe('what is inferred', () => {
  it('may be null or malformed without harm', () => {
    const names = [
      'cFiAggregatorId',
      'cFiMerchantId',
      'cFiMerchantRef',
      'payerName',
      'invoiceNumber',
      'description',
      'dueDate',
      'fields',
      'availablePaymentType',
      'usePlaid',
      'merchant',
      'statusChangeHistory',
      'dtsCreatedAt',
      'dtsUpdatedAt',
      'dtsExpiredAt',
    ];
    for (const wrong of [null, 7, {}, ['x'], 'x\n']) {
      const odd = Object.fromEntries(names.map((name) => [name, wrong]));
      expect(parse(odd, { merchant: wrong }).money.amountInCents).toBe(150);
    }
  });

  it('may be numbers where texts are expected', () => {
    const merchant = { phone: 5555555555, postalCode: 12345, stateCode: 'NY' };
    const odd = {
      invoiceNumber: 20418,
      cFiMerchantRef: 1,
      description: 1.5,
      payerName: Number.NaN,
    };
    const read = parse(odd, { merchant });
    expect(read).toMatchObject({ invoiceNumber: '20418', merchant: { reference: '1' } });
    expect(read.merchant).toMatchObject({ phone: '5555555555', addressLines: ['NY 12345'] });
    expect(read).not.toHaveProperty('description');
  });

  it.each(PAYMENT_STATUSES)('has the status %s', (status) => {
    expect(parse({ status }).status).toBe(status);
  });

  it.each([
    [undefined, 'missing'],
    [null, 'missing'],
    ['', 'unknown'],
    ['sent', 'unknown'],
    ['Complete', 'unknown'],
    [7, 'unknown'],
    [{}, 'unknown'],
  ])('takes the status %j for %s', (status, expected) => {
    expect(parse({ status }).status).toBe(expected);
  });

  it.each([
    [['ach', 'card'], undefined, ['ach', 'card']],
    [undefined, ['card'], ['card']],
    [null, ['card', 'ach', 'ach'], ['ach', 'card']],
    [[], ['ach'], []],
    [['cash'], ['ach'], []],
    [['ACH', 'Card', null], undefined, ['ach', 'card']],
    [undefined, undefined, undefined],
    ['ach', undefined, undefined],
  ])('methods of the payment %j and the merchant %j give %j', (own, merchants, expected) => {
    const merchant = { availablePaymentType: merchants };
    expect(parse({ availablePaymentType: own }, { merchant }).methods).toEqual(expected);
  });

  it.each([
    [true, undefined, true],
    [undefined, false, false],
    [false, true, true],
    [null, null, undefined],
  ])('Plaid of the payment %j and the merchant %j gives %j', (own, merchants, expected) => {
    const merchant = { usePlaid: merchants };
    expect(parse({ usePlaid: own }, { merchant }).usesPlaid).toBe(expected);
  });

  it.each([
    ['R01 Insufficient funds', 'moneyMissing'],
    ['R02', 'accountClosed'],
    ['Return: R03.', 'accountUnknown'],
    ['R04 Invalid account number', 'accountUnknown'],
    ['R07 Authorization revoked by customer', 'permissionWithdrawn'],
    ['R08', 'paymentStopped'],
    ['R09', 'moneyMissing'],
    ['R12', 'accountMoved'],
    ['(R20)', 'accountUnfit'],
    ...['R05', 'R10', 'R11', 'R14', 'R15', 'R16', 'R17', 'R29', 'R37', 'R99'].map(
      (code): [string, string] => [`${code} whatever it says`, 'unsaid'],
    ),
    ['by hand', undefined],
    ['ORDER-R011', undefined],
    ['R1', undefined],
    ['', undefined],
    [null, undefined],
    [1, undefined],
    [{ code: 'R01' }, undefined],
  ])('the return that says %j was for %s', (description, reason) => {
    const statusChangeHistory = [
      { status: 'Completed', description: 'R02' },
      null,
      { status: 'Returned', description },
    ];
    expect(parse({ status: 'Returned', statusChangeHistory }).returnReason).toBe(reason);
  });

  it('never reverses the digits of an amount that is written after it', () => {
    const parsed = parse({
      payerName: 'Jane \u202eDoe\u0007',
      description: 'two\nlines',
      fields: [{ label: '\u2067Room', value: '\u202d12\u202c' }],
    });
    expect(parsed).toMatchObject({
      payerName: 'Jane Doe',
      description: 'two\nlines',
      fields: [{ label: 'Room', value: '12' }],
    });
    expect(parse({ payerName: '\u202e' })).not.toHaveProperty('payerName');
  });

  it.each(['👩\u200d👩\u200d👧', 'می\u200cشود'])('keep the joiners of %s', (text) => {
    expect(parse({ description: text }).description).toBe(text);
  });

  it.each(['\u200b', '\u00a0\ufeff\u200d', '\u2028', '\ufe0f'])(
    'are none where nothing shows: %j',
    (name) => {
      expect(parse({}, { merchant: { ...MERCHANT, name } }).merchant).not.toHaveProperty('name');
    },
  );

  it.each(['null', 'NULL', 'undefined', 'NaN', 'N/A', 'n/a', '-', '—', '---', '.', '?'])(
    'take %j for no name of anybody',
    (name) => {
      const parsed = parse({ payerName: name }, { merchant: { ...MERCHANT, name } });
      expect(parsed).not.toHaveProperty('payerName');
      expect(parsed.merchant).not.toHaveProperty('name');
    },
  );

  it.each(['Jane Null', 'Na Li', 'N. A.', '7-Eleven', 'O', '李'])('keep the name %j', (name) => {
    const parsed = parse({ payerName: name }, { merchant: { ...MERCHANT, name } });
    expect(parsed.payerName).toBe(name);
    expect(parsed.merchant.name).toBe(name);
  });

  it('hold no half of a sign, of which no address and no page could be made', () => {
    expect(parse({ payerName: 'Jane \ud83d Doe \ud83d\ude00' }).payerName).toBe(
      'Jane \ufffd Doe \ud83d\ude00',
    );
    const merchant = { ...MERCHANT, email: 'a\ud83d@b.test' };
    expect(parse({}, { merchant }).merchant).not.toHaveProperty('email');
  });

  it('never lets a mail address smuggle anything else into a link', () => {
    const merchant = { ...MERCHANT, email: 'a@b.test?subject=x' };
    expect(parse({}, { merchant }).merchant).not.toHaveProperty('email');
  });

  it.each(['0001-01-01', '1900-01-01', '1970-01-01', '9999-12-31'])(
    'takes %s for no date, as systems write it that have none',
    (day) => {
      const moment = `${day}T00:00:00Z`;
      const statusChangeHistory = [{ status: 'Sent', dtsCreatedAt: moment }];
      const parsed = parse({ dueDate: day, dtsExpiredAt: moment, statusChangeHistory });
      expect(parsed).not.toHaveProperty('dueDate');
      expect(parsed).not.toHaveProperty('expiresAt');
      expect(parsed.history).toEqual([]);
    },
  );

  it('never takes a moment without an offset for a moment', () => {
    expect(parse({ dtsExpiredAt: '2024-08-29T17:56:45' })).not.toHaveProperty('expiresAt');
    expect(parse({ dtsExpiredAt: '2024-13-29T17:56:45Z' })).not.toHaveProperty('expiresAt');
  });
});

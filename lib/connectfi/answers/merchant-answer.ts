import { z } from 'zod';
import type { Merchant, PaymentMethod } from '#lib/domain/payment.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { logosSchema } from './logo-answer.ts';
import { optionalName, optionalText } from './optional-members.ts';

const METHODS = ['ach', 'card'] as const satisfies readonly PaymentMethod[];

/**
 * `availablePaymentType`: an array whose items may be null (connectfi-api 3.3). Without an array nothing
 * is said; an array of nothing that we know offers nothing.
 */
export const methodsSchema = z
  .array(z.unknown())
  .transform((given): readonly PaymentMethod[] =>
    METHODS.filter((method) => given.some((item) => String(item).toLowerCase() === method)),
  )
  .optional()
  .catch(undefined);

/** The merchant beside the payment: inferred (U1), with the names of the record in connectfi-api 3.1. */
export const merchantSchema = z
  .object({
    cFiMerchantId: optionalText,
    cFiAggregatorId: optionalText,
    reference: optionalText,
    name: optionalName,
    email: z
      .string()
      .trim()
      .regex(/^[^\s\p{C}@<>?&]+@[^\s\p{C}@<>?&]+$/u)
      .optional()
      .catch(undefined),
    phone: optionalText,
    address: optionalText,
    city: optionalText,
    stateCode: optionalText,
    postalCode: optionalText,
    logos: logosSchema,
    availablePaymentType: methodsSchema,
    usePlaid: z.boolean().optional().catch(undefined),
  })
  .optional()
  .catch(undefined);

type MerchantAnswer = z.output<typeof merchantSchema>;

type PaymentIds = {
  readonly cFiMerchantId?: string | undefined;
  readonly cFiMerchantRef?: string | undefined;
  readonly cFiAggregatorId?: string | undefined;
};

/** The merchant in our words; the payment itself names its ids. */
export function toMerchant(merchant: MerchantAnswer, ids: PaymentIds): Merchant {
  return dropMissing({
    id: ids.cFiMerchantId ?? merchant?.cFiMerchantId,
    reference: ids.cFiMerchantRef ?? merchant?.reference,
    aggregatorId: ids.cFiAggregatorId ?? merchant?.cFiAggregatorId,
    name: merchant?.name,
    email: merchant?.email,
    phone: merchant?.phone,
    logo: merchant?.logos,
    addressLines: merchant ? toAddressLines(merchant) : [],
  });
}

/** As on an envelope in the United States: street, then "City, ST 12345". */
function toAddressLines(merchant: NonNullable<MerchantAnswer>): string[] {
  const region = [merchant.stateCode, merchant.postalCode].filter(Boolean).join(' ');
  const place = [merchant.city, region].filter(Boolean).join(', ');
  return [merchant.address ?? '', place].filter(Boolean);
}

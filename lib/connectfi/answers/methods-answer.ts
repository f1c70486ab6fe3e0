import { z } from 'zod';
import type { PaymentMethod } from '#lib/domain/payment.ts';

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

import { z } from 'zod';
import { toSchema } from '../json-schema.ts';

/** An object that has the first members, and may have the others. */
export function objectOf(
  required: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
) {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

/** A string of 1 to `maxLength` characters without angle brackets, not only whitespace (7.5). */
export function requiredString(maxLength: number) {
  return {
    type: 'string',
    pattern: '^((?![<>]).)*$',
    minLength: 1,
    maxLength,
    isNotOnlyWhitespace: true,
  };
}

/** `common-id` of connectfi-api 7.5. */
export const commonId = z
  .string()
  .regex(/^[0-9a-zA-Z_]+$/)
  .min(1)
  .max(36);

export const COMMON_ID = toSchema(commonId, 'input');

/** connectFi's own Ajv keyword: how many decimals an amount has at most. */
export const AMOUNT_PRECISION = {
  keyword: 'amountPrecision',
  type: 'number' as const,
  schemaType: 'number' as const,
  validate: (decimals: number, value: number) => Number(value.toFixed(decimals)) === value,
};

/** connectFi's own Ajv keyword, given to Fastify's Ajv. */
export const IS_NOT_ONLY_WHITESPACE = {
  keyword: 'isNotOnlyWhitespace',
  type: 'string' as const,
  schemaType: 'boolean' as const,
  validate: (isWanted: boolean, value: string) => !isWanted || value.trim() !== '',
};

import { z } from 'zod';

/** What a schema says of what is sent (`input`) or answered, for those who do not read zod. */
export function toSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

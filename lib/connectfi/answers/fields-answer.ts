import { z } from 'zod';
import type { BillField } from '#lib/domain/payment.ts';
import { shownText } from './optional-members.ts';

/** One custom field. That it has a `value` is inferred (connectfi-api 3.3). */
const fieldSchema = z.object({
  index: z.number().optional().catch(undefined),
  label: shownText,
  value: z.union([z.string(), z.number(), z.boolean()]).transform(String).pipe(shownText),
});

/** The custom fields of a bill by their index. Fields without a label or a value are left out. */
export const fieldsSchema = z
  .array(z.unknown())
  .catch([])
  .transform((given): readonly BillField[] =>
    given
      .flatMap((field, position) => {
        const { data } = fieldSchema.safeParse(field);
        return data ? [{ ...data, index: data.index ?? position }] : [];
      })
      .sort((one, other) => one.index - other.index)
      .map(({ label, value }) => ({ label, value })),
  );

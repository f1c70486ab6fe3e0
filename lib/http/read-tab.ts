import { TAB_HEADER, tabSchema } from '#lib/contract/bank-connection.ts';

/** The tab that a request says it comes from; '' where it says nothing, or nothing that we understand. */
export function readTab({ headers }: Request): string {
  return tabSchema.safeParse(headers.get(TAB_HEADER)).data ?? '';
}

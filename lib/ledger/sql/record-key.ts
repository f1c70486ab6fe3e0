/** Where a record stands in the order of all: by the time of its authorization, and then by its id. */
export type RecordKey = { readonly at: string; readonly id: string };

export const BEFORE_ALL: RecordKey = { at: '', id: '' };

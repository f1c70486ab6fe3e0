import { listOffered } from '#lib/messages/choose-language.ts';
import { getReader } from '#lib/messages/reader.ts';
import type { Brand } from '../brand.ts';
import type { PageBrand } from './page-brand.ts';

/** The languages that this brand offers to the customer of this request. */
export function listChoices({ settings }: Pick<Brand, 'settings'>): PageBrand['languages'] {
  return { offered: listOffered(settings.languages), query: getReader().query };
}

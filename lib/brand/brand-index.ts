import type { Brand } from './brand.ts';

/** What of a bill decides on its brand (connectfi-api 1.6). */
export type MerchantKeys = {
  readonly id?: string;
  readonly reference?: string;
  readonly aggregatorId?: string;
};

export type BrandIndex = {
  readonly size: number;
  readonly fallback: Brand;
  findById(id: string): Brand | undefined;
  /** Takes a host name without port, in lower case. */
  findByHost(host: string): Brand | undefined;
  /** By merchant id, then merchant reference, then aggregator id. */
  findByMerchant(keys: MerchantKeys): Brand | undefined;
};

/** The address under which a request came: the shared one, or a brand's own. */
export type Site = {
  /** Scheme, host and port as the customer's browser has them. */
  readonly origin: string;
  /** Set where the host is a brand's own. */
  readonly brandId?: string;
};

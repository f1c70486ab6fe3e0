type PolicyOptions = {
  readonly nonce: string;
  /** Where Plaid's script draws its window, and what it calls from our page (plaid-link 3.1). */
  readonly plaid: { readonly frameOrigin: string; readonly apiOrigin: string };
  /** Next's development server evaluates code, adds styles and speaks over a web socket. */
  readonly isDevelopment: boolean;
  /** The brand preview shows pages of its own in frames, and nothing of Plaid's. */
  readonly hasPreviewFrames?: boolean;
};

/** The content security policy of every page. Pure. */
export function buildContentSecurityPolicy(options: PolicyOptions): string {
  const { nonce, plaid, isDevelopment, hasPreviewFrames } = options;
  const directives: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': [
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'style-src-elem': ["'self'", isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    // Plaid's script sets style attributes on the elements that it adds.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", plaid.apiOrigin, ...(isDevelopment ? ['ws:'] : [])],
    'frame-src': [hasPreviewFrames ? "'self'" : plaid.frameOrigin],
    'form-action': ["'self'"],
    'frame-ancestors': [hasPreviewFrames ? "'self'" : "'none'"],
    'base-uri': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

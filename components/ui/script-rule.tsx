type ScriptRuleProps = { readonly source: string; readonly nonce: string };

/**
 * Stands first in the document, so that the rule about script addresses holds before anything runs that
 * adds one: Next's own scripts begin with the data that follows. Browsers hide a nonce from scripts, so
 * that it never looks as it was sent.
 */
export function ScriptRule({ source, nonce }: ScriptRuleProps) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {source}
    </script>
  );
}

type ScriptRuleProps = { readonly source: string; readonly nonce: string };

/**
 * Stands in the head, so that the rule about script addresses holds before anything runs that adds one:
 * Next's scripts may come earlier, but begin with the data that follows. Browsers hide a nonce from scripts,
 * so that it never looks as it was sent.
 */
export function ScriptRule({ source, nonce }: ScriptRuleProps) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {source}
    </script>
  );
}

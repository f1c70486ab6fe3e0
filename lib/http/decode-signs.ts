const MAX_DECODINGS = 5;

/**
 * With every ASCII sign of an address as itself, however often it was encoded; all other percent signs stay as
 * they are. Gives nothing for what is encoded without end. Pure.
 */
export function decodeSigns(text: string): string | undefined {
  let decoded = text;
  for (let i = 0; i < MAX_DECODINGS; i += 1) {
    const before = decoded;
    decoded = before.replace(/%(?:25)*([0-7][0-9a-f])/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    if (decoded === before) return decoded;
  }
  return undefined;
}

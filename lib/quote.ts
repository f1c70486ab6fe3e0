/** A foreign string as a message may repeat it: short, on one line, nothing in it hidden. */
export function quote(text: string): string {
  const points = Array.from(text);
  const shown = points.slice(0, MAX_QUOTED).map(showPoint).join('');
  return `"${shown}${points.length > MAX_QUOTED ? '…' : ''}"`;
}

const MAX_QUOTED = 60;

function showPoint(point: string): string {
  if (!/[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800"]/u.test(point)) return point;
  const code = point.codePointAt(0) ?? 0;
  return `\\u{${code.toString(16)}}`;
}

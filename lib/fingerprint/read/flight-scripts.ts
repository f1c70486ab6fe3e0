import { z } from 'zod';

/**
 * Next hands its data for React to the browser in scripts that push one JSON value each. Nothing but a
 * value fits in there, so such a script runs nothing by itself; what React makes of it is in the value.
 */
const PUSH = /^(?:self\.__next_f|\(self\.__next_f=self\.__next_f\|\|\[\]\))\.push\((\[.*\])\)$/s;

const pushSchema = z.union([
  z.tuple([z.literal(0)]),
  z.tuple([z.literal(1), z.string()]),
  z.tuple([z.literal(3), z.base64()]),
]);

type Push = z.output<typeof pushSchema>;

export function isFlightScript(text: string): boolean {
  return readPush(text) !== undefined;
}

/** All data of a page in one piece: in how many they came is chance. */
export function joinFlight(scripts: readonly string[]): Buffer {
  const parts = scripts.map((text) => {
    const push = readPush(text);
    if (push?.[0] === 1) return Buffer.from(push[1]);
    return push?.[0] === 3 ? Buffer.from(push[1], 'base64') : Buffer.alloc(0);
  });
  return Buffer.concat(parts);
}

function readPush(text: string): Push | undefined {
  const [, json] = PUSH.exec(text) ?? [];
  if (json === undefined) return undefined;
  try {
    return pushSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

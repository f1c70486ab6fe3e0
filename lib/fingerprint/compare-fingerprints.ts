import type { Fingerprint } from './fingerprint.ts';

/** A place in a fingerprint, what stood there and what stands there now. */
export type Difference = {
  readonly place: string;
  readonly gone: readonly string[];
  readonly added: readonly string[];
};

/** What has changed between two fingerprints, by place; nothing where they are equal. */
export function compareFingerprints(before: Fingerprint, after: Fingerprint): Difference[] {
  const [then, now] = [listPlaces(before), listPlaces(after)];
  const places = [...new Set([...then.keys(), ...now.keys()])];
  return places
    .map((place) => {
      const [old, young] = [then.get(place) ?? [], now.get(place) ?? []];
      return {
        place,
        gone: old.filter((line) => !young.includes(line)),
        added: young.filter((line) => !old.includes(line)),
      };
    })
    .filter(({ gone, added }) => gone.length + added.length > 0);
}

function listPlaces({ origin, pages, files }: Fingerprint): Map<string, readonly string[]> {
  const places = new Map<string, readonly string[]>([['origin', [origin]]]);
  for (const { page, status, ...sections } of pages) {
    places.set(`${page}, status`, [String(status)]);
    for (const [section, lines] of Object.entries(sections)) {
      places.set(`${page}, ${section}`, lines);
    }
  }
  const lines = Object.entries(files).map(([path, hash]) => `${path} ${hash}`);
  return places.set('files', lines);
}

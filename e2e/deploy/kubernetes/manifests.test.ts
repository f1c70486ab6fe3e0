import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkManifest } from './check-manifest.ts';
import { KUSTOMIZATION, readManifests } from './read-manifests.ts';

type Path = readonly string[];

const files = readManifests().filter(({ name }) => name !== KUSTOMIZATION);

describe.each(files)('$name', ({ documents }) => {
  it('is accepted by the schemas of Kubernetes', () => {
    expect(documents.length).toBeGreaterThan(0);
    for (const document of documents) expect(checkManifest(document)).toEqual([]);
  });

  it('would be refused with an unknown member, or with a value of a wrong type, anywhere', () => {
    for (const document of documents) {
      const { objects, values } = listPlaces(document);
      for (const path of objects) {
        const problems = checkManifest(set(document, [...path, 'unknownMember'], []));
        expect(problems.join(), path.join('/')).toContain(`${path.join('/')}/unknownMember`);
      }
      for (const path of values) {
        expect(checkManifest(set(document, path, [[]])), path.join('/')).not.toEqual([]);
      }
    }
  });
});

describe('the check', () => {
  const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'a' } };

  it('says what is wrong and where', () => {
    const spec = { maxUnavailable: 1, maxUnavailble: 2, selector: { matchLabels: 'page' } };
    expect(checkManifest({ ...budget, spec })).toEqual([
      '/spec/selector/matchLabels must hold to type {"type":"object"}',
      '/spec/maxUnavailble is unknown',
    ]);
  });

  it('misses what has to be there', () => {
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', spec: {} };
    expect(checkManifest(deployment).join()).toContain(
      '/spec must hold to required {"missingProperty":"selector"}',
    );
  });

  it('takes no kind that it has no schema for, and no version that is gone', () => {
    for (const manifest of [{ ...budget, apiVersion: 'policy/v1beta1' }, {}, null]) {
      expect(checkManifest(manifest)).toEqual(['is of an unknown kind']);
    }
  });
});

it('lists every manifest in the kustomization', () => {
  const kustomization = readManifests().find(({ name }) => name === KUSTOMIZATION);
  const { resources } = z
    .object({ resources: z.array(z.string()) })
    .parse(kustomization?.documents[0]);
  expect(resources.toSorted()).toEqual(files.map(({ name }) => name).sort());
});

/** Where in a document there are objects, and where there are plain values. */
function listPlaces(value: unknown, path: Path = ['']): { objects: Path[]; values: Path[] } {
  if (typeof value !== 'object' || value === null) return { objects: [], values: [path] };
  const inner = Object.entries(value).map(([key, member]) => listPlaces(member, [...path, key]));
  return {
    objects: [...(Array.isArray(value) ? [] : [path]), ...inner.flatMap(({ objects }) => objects)],
    values: inner.flatMap(({ values }) => values),
  };
}

/** A copy of a document with another value at a path. */
function set(document: unknown, [, ...path]: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(document);
  const parent = path.slice(0, -1).reduce((inner, key) => Reflect.get(Object(inner), key), copy);
  Reflect.set(Object(parent), path.at(-1) ?? '', value);
  return copy;
}

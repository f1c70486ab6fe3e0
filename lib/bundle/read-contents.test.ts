import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { writeSbom } from './read-contents.ts';
import { describeComponent, listServerPackages, parseLock } from './server-packages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const lock = parseLock(readFileSync(resolve(ROOT, 'package-lock.json'), 'utf8'));
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  dependencies: z.record(z.string(), z.string()),
});
const manifest = manifestSchema.parse(
  JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')),
);
const folders = ['node_modules/next', ...listServerPackages(lock)];
const components = folders.map((folder) => describeComponent(lock, folder));
const sbom = writeSbom(manifest, lock, components);

const bomSchema = z.object({
  components: z.array(
    z.object({
      'bom-ref': z.string(),
      name: z.string().min(1),
      group: z.string().optional(),
      version: z.string().regex(/^\d+\.\d+\.\d+/),
      purl: z.string().regex(/^pkg:npm\/(%40[^/@]+\/)?[^/@]+@\d/),
      licenses: z.array(z.unknown()).length(1),
      hashes: z.tuple([
        z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/) }),
      ]),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});

it('is valid by the strict schema of CycloneDX 1.6', async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  expect(await validator.validate(sbom)).toBeNull();
  expect(await validator.validate(sbom.replace('"library"', '"book"'))).not.toBeNull();
});

it('says of each component its name, version, address, licence and hash', () => {
  const bom = bomSchema.parse(JSON.parse(sbom));
  expect(bom.components).toHaveLength(components.length);
  expect(new Set(bom.components.map(({ purl }) => purl)).size).toBe(components.length);
});

it('holds every production dependency of the project, at its version, and says who needs it', () => {
  const bom = bomSchema.parse(JSON.parse(sbom));
  const direct = bom.dependencies.find(
    ({ ref }) => ref === `${manifest.name}@${manifest.version}`,
  )?.dependsOn;
  const expected = Object.entries(manifest.dependencies).map(
    ([name, version]) => `node_modules/${name}@${version}`,
  );
  expect(direct?.toSorted()).toEqual(expected.toSorted());
  expect(bom.components.map((one) => one['bom-ref'])).toEqual(expect.arrayContaining(expected));
});

it('is the same each time', () => {
  expect(writeSbom(manifest, lock, components.toReversed())).toBe(sbom);
});

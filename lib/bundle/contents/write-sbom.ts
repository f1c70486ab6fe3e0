import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { Component } from './component.ts';
import { findPackage, type Lock } from './parse-lock.ts';

type Project = { readonly name: string; readonly version: string; readonly license: string };

/**
 * The software bill of materials of a bundle: CycloneDX 1.6, as JSON. It holds neither a time nor a random
 * number, so that the same build always has the same one.
 */
export function writeSbom(project: Project, lock: Lock, components: readonly Component[]): string {
  const { name, version, license } = project;
  const root = new Models.Component(Enums.ComponentType.Application, name, {
    version,
    bomRef: `${name}@${version}`,
    licenses: new Models.LicenseRepository([new Models.SpdxLicense(license)]),
  });
  const entries = new Map(components.map((one) => [one.folder, toEntry(one)]));
  for (const [folder, entry] of [['', root] as const, ...entries]) {
    for (const dependency of Object.keys(lock[folder]?.dependencies ?? {})) {
      const found = entries.get(findPackage(lock, folder, dependency) ?? '');
      if (found) entry.dependencies.add(found.bomRef);
    }
  }
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: root }),
    components: new Models.ComponentRepository(entries.values()),
  });
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const json = new Serialize.JsonSerializer(factory).serialize(bom, { sortLists: true, space: 2 });
  return `${json}\n`;
}

function toEntry({ folder, name, version, licence, sha512 }: Component): Models.Component {
  const [, group, plainName = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  const isExpression = licence.includes(' ');
  return new Models.Component(Enums.ComponentType.Library, plainName, {
    ...(group && { group }),
    version,
    bomRef: `${folder}@${version}`,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-512'], sha512]]),
    licenses: new Models.LicenseRepository([
      isExpression ? new Models.LicenseExpression(licence) : new Models.SpdxLicense(licence),
    ]),
  });
}

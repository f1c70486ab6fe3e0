import type { LockFile, Manifest } from './read-manifests.ts';

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** Why an install could give other packages than the ones that were looked at; each as a sentence. */
export function findLockProblems(manifest: Manifest, lock: LockFile): string[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const wanted = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const installed = Object.entries(lock.packages).filter(([folder]) => folder !== '');
  return [
    ...(lock.lockfileVersion === 3 ? [] : ['The lock file is not of version 3.']),
    ...Object.entries(wanted).flatMap(([name, version]) => {
      if (!EXACT.test(version)) return [`${name} is not given by an exact version: ${version}.`];
      if (lock.packages[`node_modules/${name}`]?.version === version) return [];
      return [`${name} is not locked at ${version}.`];
    }),
    ...installed.flatMap(([folder, { integrity, resolved }]) => [
      ...(SHA512.test(integrity ?? '') || isInside(folder, lock)
        ? []
        : [`${folder} has no SHA-512.`]),
      ...(resolved === undefined ? [] : [`${folder} names where to download it.`]),
    ]),
  ];
}

/** Whether a package comes inside of the one that it is nested in, whose SHA-512 then covers it. */
function isInside(folder: string, { packages }: LockFile): boolean {
  const [parent, name] = splitFolder(folder);
  return (
    packages[folder]?.inBundle === true &&
    packages[parent]?.bundleDependencies.includes(name) === true
  );
}

function splitFolder(folder: string): [parent: string, name: string] {
  const at = folder.lastIndexOf('/node_modules/');
  return [folder.slice(0, Math.max(at, 0)), folder.slice(at + '/node_modules/'.length)];
}

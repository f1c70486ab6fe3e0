import type { Lock } from './parse-lock.ts';

/** A package of others that a bundle holds, whole, in part or compiled. */
export type Component = {
  /** Its folder in the project, which is also its name in the lock file. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  /** SHA-512 of the package as the registry has it, in hexadecimal digits. */
  readonly sha512: string;
};

/** What `package-lock.json` knows of a package. Throws where that is not all of it. */
export function describeComponent(lock: Lock, folder: string): Component {
  const { version, license, integrity } = lock[folder] ?? {};
  const [, digest] = /^sha512-([A-Za-z0-9+/]+=*)$/.exec(integrity ?? '') ?? [];
  if (!version || !license || !digest) {
    throw new Error(`package-lock.json lacks version, licence or integrity of ${folder}`);
  }
  return {
    folder,
    name: folder.replace(/^.*node_modules\//, ''),
    version,
    licence: license,
    sha512: Buffer.from(digest, 'base64').toString('hex'),
  };
}

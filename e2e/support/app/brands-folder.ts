import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The files of a brand by name; what is no text and no bytes is written as JSON. */
export type BrandFiles = Readonly<Record<string, string | Uint8Array | object>>;

/** Brands by id. */
export type BrandFolders = Readonly<Record<string, BrandFiles>>;

export type BrandsFolder = {
  readonly path: string;
  /** Writes files of one brand one after the other, as an editor saves them. */
  write(id: string, files: BrandFiles): Promise<void>;
  remove(id: string): Promise<void>;
  /** Takes the whole folder away. */
  close(): Promise<void>;
};

/** Makes a folder of brands for an app under test. */
export async function makeBrandsFolder(brands: BrandFolders): Promise<BrandsFolder> {
  const path = await mkdtemp(join(tmpdir(), 'brands-'));
  const folder: BrandsFolder = {
    path,
    write: async (id, files) => {
      await mkdir(join(path, id), { recursive: true });
      for (const [name, content] of Object.entries(files)) {
        await writeFile(join(path, id, name), toBytes(content));
      }
    },
    remove: (id) => rm(join(path, id), { recursive: true }),
    close: () => rm(path, { recursive: true, force: true }),
  };
  for (const [id, files] of Object.entries(brands)) await folder.write(id, files);
  return folder;
}

function toBytes(content: BrandFiles[string]): string | Uint8Array {
  const isReady = typeof content === 'string' || content instanceof Uint8Array;
  return isReady ? content : JSON.stringify(content, null, 2);
}

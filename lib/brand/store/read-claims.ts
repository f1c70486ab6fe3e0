import { z } from 'zod';
import { parseBrandJson } from '../files/parse-brand-json.ts';
import { getBaseId } from '../files/read-bases.ts';
import { readFolderFiles } from '../files/read-brand-folder.ts';
import { type BrandSettings, brandSchema } from '../schema/brand-schema.ts';

const matchSchema = z.object({ match: brandSchema.shape.match });

/** What a brand that is not in order claims, and which one it extends, where that much of it can be read. */
export async function readClaims(
  path: string,
): Promise<{ match?: BrandSettings['match']; base?: string | undefined }> {
  const { folder } = await readFolderFiles(path);
  const json = parseBrandJson(folder);
  const { match } = (json.ok && matchSchema.safeParse(json.value).data) || {};
  return { match, base: getBaseId(folder) };
}

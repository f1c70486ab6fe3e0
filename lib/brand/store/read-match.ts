import { z } from 'zod';
import { type BrandSettings, brandSchema } from '../brand-schema.ts';
import { parseBrandJson } from '../files/parse-brand-json.ts';
import { readFolderFiles } from '../files/read-brand-folder.ts';

const matchSchema = z.object({ match: brandSchema.shape.match });

/** What a brand claims, where at least that much of it is in order. */
export async function readMatch(path: string): Promise<BrandSettings['match']> {
  const { folder } = await readFolderFiles(path);
  const json = parseBrandJson(folder);
  return json.ok ? matchSchema.safeParse(json.value).data?.match : undefined;
}

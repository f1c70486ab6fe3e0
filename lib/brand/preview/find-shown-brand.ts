import { FOLDER_KEY, readdressAssets } from './readdress-assets.ts';
import { findWorkshop, type WorkshopBrand } from './workshop.ts';

const DRAFT_KEY = /^[a-z0-9]{8,40}$/;

/** A draft's key as it came with an address, if it can be one. */
export function parseDraftKey(given: unknown): string | undefined {
  return typeof given === 'string' && DRAFT_KEY.test(given) ? given : undefined;
}

/** The draft of that key or, where there is none, the folder's form; nothing where the preview is off. */
export async function findShownBrand(
  id: string,
  key: string | undefined,
): Promise<WorkshopBrand | undefined> {
  const workshop = findWorkshop();
  const draft = key === undefined ? undefined : workshop?.findDraft({ id, key });
  const found = draft ?? (await workshop?.findBrand(id));
  return (
    found && { ...found, brand: readdressAssets(found.brand, draft && key ? key : FOLDER_KEY) }
  );
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DemoBill } from './demo-bills.ts';

const brandSchema = z.object({
  name: z.string(),
  kind: z.string().optional(),
  wording: z.object({ noun: z.string().optional() }).optional(),
  match: z
    .object({
      merchantIds: z.array(z.string()).optional(),
      merchantReferences: z.array(z.string()).optional(),
    })
    .optional(),
});

/** What a bill of each kind could be for. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  bill: 'Water and power, October',
  invoice: 'Legal services, October',
  statement: 'Your purchases in October',
  donation: 'Winter appeal',
  dues: 'Membership, November',
  fee: 'Building permit, application and review',
  rent: 'Rent for December',
};

/** A bill for each brand of a folder that names a merchant, so that it shows in that brand. */
export async function listBrandBills(folder: string): Promise<readonly DemoBill[]> {
  const ids = (await readdir(folder)).sort();
  const bills = await Promise.all(ids.map((id) => readBill(folder, id)));
  return bills.filter((bill) => bill !== undefined);
}

/** A brand that cannot be read has no bill; the app itself says what is wrong with it. */
async function readBill(folder: string, id: string): Promise<DemoBill | undefined> {
  const text = await readFile(join(folder, id, 'brand.json'), 'utf8').catch(() => '{}');
  const { data } = brandSchema.safeParse(parseJson(text));
  const merchantId = data?.match?.merchantIds?.[0];
  const reference = data?.match?.merchantReferences?.[0];
  if (!data || (!merchantId && !reference)) return undefined;
  const merchant = {
    // A platform's bills come from merchants with names of their own.
    name: data.kind === 'platform' ? 'Iron Street Gym' : data.name,
    ...(merchantId ? { cFiMerchantId: merchantId } : { reference }),
  };
  const description = DESCRIPTIONS[data.wording?.noun ?? 'bill'] ?? DESCRIPTIONS.bill;
  const request = { link: `demo-brand-${id}`, merchant, description, fields: [] };
  return { title: data.name, request };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Merchant, MerchantLogo, PaymentMethod } from '#lib/domain/payment.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { checkRaster, findImageKind, IMAGE_KINDS } from '#lib/images/check-raster.ts';
import { checkSvg } from '#lib/images/check-svg.ts';
import { optionalName, optionalText } from './optional-members.ts';

const METHODS = ['ach', 'card'] as const satisfies readonly PaymentMethod[];

/**
 * `availablePaymentType`: an array whose items may be null (connectfi-api 3.3). Without an array nothing
 * is said; an array of nothing that we know offers nothing.
 */
export const methodsSchema = z
  .array(z.unknown())
  .transform((given): readonly PaymentMethod[] =>
    METHODS.filter((method) => given.some((item) => String(item).toLowerCase() === method)),
  )
  .optional()
  .catch(undefined);

/** It travels within every page, so it must be small. */
const MAX_LOGO_SIZE_IN_BYTES = 64 * 1024;

const DATA_URL = /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/;

/**
 * The merchant's logos (U2: inferred). One that comes as a `data:` address is taken, under the type that
 * its content has; one that is an id alone cannot be shown, since nobody documents how a customer's page
 * gets it. Each is held to the rules for a brand's own images.
 */
export const logosSchema = z
  .array(z.object({ url: z.string().optional().catch(undefined), type: z.unknown().optional() }))
  .optional()
  .catch(undefined)
  .transform((logos = []): MerchantLogo | undefined => {
    const light = logos.filter(({ type }) => type === 'light');
    for (const { url } of [...light, ...logos]) {
      const logo = parseLogo(url);
      if (logo) return logo;
    }
    return undefined;
  });

/** The same few logos come with every answer. */
const judged = new Map<string, MerchantLogo | undefined>();
const MAX_JUDGED = 200;

function parseLogo(url: string | undefined): MerchantLogo | undefined {
  if (!url || url.length > MAX_LOGO_SIZE_IN_BYTES * 1.4) return undefined;
  const key = createHash('sha256').update(url).digest('base64');
  if (judged.has(key)) return judged.get(key);
  const logo = judgeLogo(Buffer.from(DATA_URL.exec(url)?.[1] ?? '', 'base64'));
  if (judged.size >= MAX_JUDGED) judged.clear();
  judged.set(key, logo);
  return logo;
}

function judgeLogo(bytes: Uint8Array): MerchantLogo | undefined {
  const kind = bytes.length > MAX_LOGO_SIZE_IN_BYTES ? undefined : findImageKind(bytes);
  if (!kind) return undefined;
  const checked = kind === 'svg' ? checkSvg(bytes) : checkRaster(kind, bytes);
  if (!checked.ok) return undefined;
  const { width, height } = checked.value;
  const content = Buffer.from(checked.value.bytes).toString('base64');
  return { src: `data:${IMAGE_KINDS[kind].type};base64,${content}`, width, height };
}

/** The merchant beside the payment: inferred (U1), with the names of the record in connectfi-api 3.1. */
export const merchantSchema = z
  .object({
    cFiMerchantId: optionalText,
    cFiAggregatorId: optionalText,
    reference: optionalText,
    name: optionalName,
    email: z
      .string()
      .trim()
      .regex(/^[^\s\p{C}@<>?&]+@[^\s\p{C}@<>?&]+$/u)
      .optional()
      .catch(undefined),
    phone: optionalText,
    address: optionalText,
    city: optionalText,
    stateCode: optionalText,
    postalCode: optionalText,
    logos: logosSchema,
    availablePaymentType: methodsSchema,
    usePlaid: z.boolean().optional().catch(undefined),
  })
  .optional()
  .catch(undefined);

type MerchantAnswer = z.output<typeof merchantSchema>;

type PaymentIds = {
  readonly cFiMerchantId?: string | undefined;
  readonly cFiMerchantRef?: string | undefined;
  readonly cFiAggregatorId?: string | undefined;
};

/** The merchant in our words; the payment itself names its ids. */
export function toMerchant(merchant: MerchantAnswer, ids: PaymentIds): Merchant {
  return dropMissing({
    id: ids.cFiMerchantId ?? merchant?.cFiMerchantId,
    reference: ids.cFiMerchantRef ?? merchant?.reference,
    aggregatorId: ids.cFiAggregatorId ?? merchant?.cFiAggregatorId,
    name: merchant?.name,
    email: merchant?.email,
    phone: merchant?.phone,
    logo: merchant?.logos,
    addressLines: merchant ? toAddressLines(merchant) : [],
  });
}

/** As on an envelope in the United States: street, then "City, ST 12345". */
function toAddressLines(merchant: NonNullable<MerchantAnswer>): string[] {
  const region = [merchant.stateCode, merchant.postalCode].filter(Boolean).join(' ');
  const place = [merchant.city, region].filter(Boolean).join(', ');
  return [merchant.address ?? '', place].filter(Boolean);
}

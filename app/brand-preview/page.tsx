import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BrandList, LIST_TITLE } from '#components/brand-preview/brand-list.tsx';
import { findPreviewBrands } from '#lib/brand/preview/prepare-preview.ts';

export const metadata: Metadata = { title: LIST_TITLE };

/** The brands of the folder, good and bad. */
export default async function BrandPreviewPage() {
  const brands = await findPreviewBrands()?.listBrands();
  if (!brands) notFound();
  return <BrandList brands={brands} />;
}

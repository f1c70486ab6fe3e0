import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { nameBrand } from '#components/brand-preview/brand-list.tsx';
import { Workbench } from '#components/brand-preview/workbench.tsx';
import { findPreviewBrands } from '#lib/brand/preview/prepare-preview.ts';
import { describeShown, parseDraftKey } from '#lib/brand/preview/shown-brand.ts';

type WorkbenchPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: WorkbenchPageProps): Promise<Metadata> {
  const shown = await findPreviewBrands()?.findShown((await params).id);
  return shown ? { title: nameBrand(shown) } : {};
}

/** The editor of one brand and all of its screens. */
export default async function WorkbenchPage({ params, searchParams }: WorkbenchPageProps) {
  const { id } = await params;
  const draftKey = parseDraftKey((await searchParams).draft);
  const shown = await findPreviewBrands()?.findShown(id, draftKey);
  if (!shown) notFound();
  return (
    <Workbench
      brandId={id}
      title={nameBrand(shown)}
      folder={shown.path}
      source={shown.source}
      form={await describeShown(shown)}
      draftKey={draftKey}
    />
  );
}

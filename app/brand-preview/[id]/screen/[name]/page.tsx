import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { ScreenView } from '#components/brand-preview/screen-view.tsx';
import { findPreviewBrands } from '#lib/brand/preview/prepare-preview.ts';
import { findScreen, parseDirection, parseScheme } from '#lib/brand/preview/screens.ts';
import { parseDraftKey } from '#lib/brand/preview/shown-brand.ts';
import { writeThemeCss } from '#lib/brand/theme/write-theme-css.ts';
import { NONCE_HEADER } from '#lib/internal-headers.ts';

type ScreenPageProps = {
  params: Promise<{ id: string; name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: ScreenPageProps): Promise<Metadata> {
  const { id, name } = await params;
  return { title: `${findScreen(name)?.title ?? name} · ${id}` };
}

/** One screen alone, as it is at the sample's moment: two pictures of it are alike. */
export default async function ScreenPage({ params, searchParams }: ScreenPageProps) {
  const { id, name } = await params;
  const { draft, scheme, dir } = await searchParams;
  const screen = findScreen(name);
  const shown = await findPreviewBrands()?.findShown(id, parseDraftKey(draft));
  if (!screen || !shown) notFound();
  const css = writeThemeCss(shown.brand.theme, parseScheme(scheme));
  const nonce = (await headers()).get(NONCE_HEADER) ?? '';
  return (
    <div dir={dir === undefined ? undefined : parseDirection(dir)}>
      <ScreenView screen={screen} brand={shown.brand} css={css} nonce={nonce} />
    </div>
  );
}

'use client';

import { getKeptBrand } from '#components/brand/kept-brand.ts';
import { CrashScreen } from '#components/page/crash-screen.tsx';

/** Our own mistake, thrown by a page. Says nothing of what went wrong. */
export default function ErrorPage() {
  return <CrashScreen brand={getKeptBrand()} />;
}

'use client';

import { getKeptBrand } from '#components/brand/kept-brand.ts';
import { CrashScreen } from '#components/page/crash-screen.tsx';
import { ScriptsReady } from '#components/ui/scripts-ready.tsx';
import './globals.css';

/** Our own mistake, thrown by the root layout itself. */
export default function GlobalErrorPage({ error }: { error: { digest?: string } }) {
  return (
    <html lang="en" dir="ltr">
      <body>
        <CrashScreen reference={getKeptBrand()?.reference ?? error.digest} />
        <ScriptsReady />
      </body>
    </html>
  );
}

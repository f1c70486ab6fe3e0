'use client';

import { getKeptBrand } from '#components/brand/kept-brand.ts';
import { CrashScreen } from '#components/page/crash-screen.tsx';
import { ScriptsReady } from '#components/ui/scripts-ready.tsx';
import './globals.css';

/** Our own mistake, thrown by the root layout itself. */
export default function GlobalErrorPage({ error }: { error: { digest?: string } }) {
  const { reference = error.digest, crash } = getKeptBrand() ?? {};
  // The document is in the language of the words that it came with.
  const { lang, dir } = crash ? document.documentElement : { lang: 'en', dir: 'ltr' };
  return (
    <html lang={lang} dir={dir}>
      <body>
        <CrashScreen reference={reference} crash={crash} />
        <ScriptsReady />
      </body>
    </html>
  );
}

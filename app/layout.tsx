import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { BrandStyle } from '#components/brand/brand-style.tsx';
import { LineGuard } from '#components/line/line-guard.tsx';
import { ScriptsReady } from '#components/ui/scripts-ready.tsx';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { getSpeech } from '#lib/brand/view/get-speech.ts';
import { readPageBrand, readProblemBrand } from '#lib/brand/view/read-page-brand.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { describeLanguage } from '#lib/messages/languages.ts';
// Next names them by their files. Imported here, they come with the scripts of the layout and not in two files more,
// each with its own copy of what they draw.
import './error.tsx';
import './global-error.tsx';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const { icon, settings } = await readProblemBrand();
  return {
    title: getMessages(getSpeech(settings)).bill.yourBill,
    icons: describeIcons(icon),
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false, date: false },
    referrer: null,
  };
}

export async function generateViewport(): Promise<Viewport> {
  await connection();
  const { theme } = await readProblemBrand();
  return describeViewport(theme);
}

/**
 * Every page waits for its request: a prerendered one would carry no nonce, and its scripts be blocked. The
 * brand of the site is here for what stands in for a page that failed; each page brings the one it shows in.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const brand = await readPageBrand(await readProblemBrand());
  const { language } = brand.speech;
  return (
    // One attribute is written by our own first script (lib/page/page-start.ts), two are those of the page's brand
    // (lib/page/finish-document.ts), all before React.
    <html lang={language} dir={describeLanguage(language).direction} suppressHydrationWarning>
      <body>
        <BrandStyle of="site" brand={brand} />
        {children}
        <LineGuard words={getMessages(brand.view).frame.line} />
        <ScriptsReady />
      </body>
    </html>
  );
}

'use client';

import { CrashScreen } from '#components/ui/crash-screen.tsx';
import { ScriptsReady } from '#components/ui/page-start.tsx';
import './globals.css';

/** Our own mistake, thrown by the root layout itself. */
export default function GlobalErrorPage() {
  return (
    <html lang="en" dir="ltr">
      <body>
        <CrashScreen />
        <ScriptsReady />
      </body>
    </html>
  );
}

import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { getMessages } from '#lib/messages/get-messages.ts';
import './globals.css';

export function generateMetadata(): Metadata {
  return {
    title: getMessages().frame.pageTitle,
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false, date: false },
    referrer: null,
  };
}

export const viewport: Viewport = { colorScheme: 'light dark' };

/** Every page waits for its request: a prerendered one would carry no nonce, and its scripts be blocked. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en" dir="ltr">
      <body>{children}</body>
    </html>
  );
}

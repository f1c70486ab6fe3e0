import { HandOverScreen } from '#components/page/hand-over-screen.tsx';
import { isTestMode } from '#lib/env.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { describePage, readHandOver } from '../bill-page.ts';

export const { generateMetadata, generateViewport } = describePage(
  ({ ownBrowser }) => ownBrowser.title,
);

/** An address to copy for those whom another app's own browser keeps from their bank. */
export default async function BrowserPage({ params }: { params: Promise<{ ref: string }> }) {
  const { ref } = await params;
  const { address, brand } = await readHandOver(ref);
  const messages = getMessages(brand.view);
  const page = { address, brand, messages, billRef: ref, isTestMode: isTestMode() };
  return <HandOverScreen to="ownBrowser" {...page} />;
}

import type { Metadata } from 'next';
import { ProblemScreen } from '#components/ui/problem-screen.tsx';
import { isTestMode } from '#lib/env.ts';
import { getMessages } from '#lib/messages/get-messages.ts';

export function generateMetadata(): Metadata {
  return { title: getMessages().screens.notFound.title };
}

/** An address that names nothing. */
export default function NotFound() {
  return <ProblemScreen kind="notFound" messages={getMessages()} isTestMode={isTestMode()} />;
}

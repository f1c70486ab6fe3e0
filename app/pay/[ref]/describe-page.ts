import type { Metadata, Viewport } from 'next';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand } from '#lib/brand/view/read-page-brand.ts';
import { getMessages, type Messages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { readBill } from './read-bill.ts';

type BillPageProps = { params: Promise<{ ref: string }> };

/** What a page about a bill says of itself in its head; its title stands in the messages. */
export function describePage(findTitle: (messages: Messages) => string) {
  return {
    async generateMetadata({ params }: BillPageProps): Promise<Metadata> {
      const { brand } = await readBill((await params).ref);
      const { view } = await readPageBrand(brand);
      const messages = getMessages(view);
      return {
        title: writeTitle([findTitle(messages), view.name], messages.frame.titleSeparator),
        icons: describeIcons(brand.icon),
      };
    },
    async generateViewport({ params }: BillPageProps): Promise<Viewport> {
      return describeViewport((await readBill((await params).ref)).brand.theme);
    },
  };
}

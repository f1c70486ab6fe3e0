import { Icon } from '#components/ui/icon.tsx';
import { VisuallyHidden } from '#components/ui/marked-text.tsx';
import type { Invoice } from '#lib/domain/payment.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

type AttachmentListProps = {
  readonly invoices: readonly Invoice[] | 'unavailable';
  readonly billRef: string;
  readonly locale: string;
  readonly messages: Pick<Messages, 'bill'>;
};

/** The documents that came with the bill. They open beside the page, so that a payment begun in it stays. */
export function AttachmentList({ invoices, billRef, locale, messages }: AttachmentListProps) {
  const words = messages.bill;
  if (invoices === 'unavailable') {
    return <p className="text-quiet print:hidden">{words.attachmentsUnavailable}</p>;
  }
  if (invoices.length === 0) return null;
  return (
    <ul aria-label={words.attachments} className="grid print:hidden">
      {invoices.map((invoice) => (
        <li key={invoice.id}>
          <a
            href={`/pay/${encodeURIComponent(billRef)}/invoices/${encodeURIComponent(invoice.id)}`}
            target="_blank"
            rel="noopener"
            className="group flex min-h-11 items-start gap-3 py-2.5 text-text no-underline"
          >
            <Icon name="document" className="mt-0.5 text-quiet" />
            <span className="flex min-w-0 flex-1 flex-wrap gap-x-3">
              <span className="min-w-0 flex-[1_1_9rem] underline decoration-control underline-offset-4 group-hover:decoration-current">
                {invoice.fileName ?? words.unnamedAttachment}
              </span>
              {invoice.sizeInBytes !== undefined && (
                <span className="whitespace-nowrap text-quiet tabular-nums">
                  {formatFileSize(invoice.sizeInBytes, locale)}
                </span>
              )}
            </span>
            <VisuallyHidden>{` ${words.attachmentOpens}`}</VisuallyHidden>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** "84 kB", "1.2 MB"; decimal units, as file managers show them. */
export function formatFileSize(sizeInBytes: number, locale: string): string {
  const isLarge = sizeInBytes >= 999_500;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? sizeInBytes / 1_000_000 : Math.max(1, sizeInBytes / 1000));
}

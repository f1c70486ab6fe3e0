'use client';

import { useEffect } from 'react';
import { takeTab } from '../flow/tab.ts';

type OwnBillProps = {
  /** Those that wait for a bank, and where each goes on. */
  readonly bills: readonly { readonly ref: string; readonly href: string }[];
};

/** Goes on with the bill that this very tab has left for the bank. Elsewhere the customer chooses. */
export function OwnBill({ bills }: OwnBillProps) {
  useEffect(() => {
    const billRef = takeTab()?.billRef;
    const own = bills.find(({ ref }) => ref === billRef);
    if (own) window.location.replace(own.href);
  }, [bills]);
  return null;
}

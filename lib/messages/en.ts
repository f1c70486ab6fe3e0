import { bill } from './en/bill.ts';
import { failures } from './en/failures.ts';
import { frame } from './en/frame.ts';
import { screens } from './en/screens.ts';
import { status } from './en/status.ts';

/** Every word that the customer reads in English, by part of the page. */
export const en = { frame, bill, screens, status, failures };

export type Messages = typeof en;

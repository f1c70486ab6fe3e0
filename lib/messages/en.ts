import { authorization } from './en/authorization.ts';
import { bankPayment } from './en/bank-payment.ts';
import { bill } from './en/bill.ts';
import { failures } from './en/failures.ts';
import { frame } from './en/frame.ts';
import { screens } from './en/screens.ts';
import { states } from './en/states.ts';
import { status } from './en/status.ts';

/** Every word that the customer reads in English, by part of the page. */
export const en = { authorization, bankPayment, frame, bill, screens, states, status, failures };

export type Messages = typeof en;

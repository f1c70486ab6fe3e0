/**
 * The one "now" of everything that a bill's page shows, keeps or compares: the dates of a debit and of its
 * authorization, the expiry of a bill, "today", the times in the ledger. It is this server's, and never a
 * device's. Use cases, pages and the ledger ask it; the domain is handed an instant, and components get
 * one with what the server has drawn (`components/pay/flow/use-server-clock.ts`).
 *
 * How long something lasts is not asked here: the life of a session, a rate limit, a deadline and the
 * settling window keep clocks of their own, which nobody can move (docs/decisions/0013).
 */
export function getNow(): Date {
  return new Date();
}

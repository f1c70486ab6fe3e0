const HOUR_IN_MS = 60 * 60 * 1000;
const OPENS_AT_HOUR = 8;
const CLOSES_AT_HOUR = 17;

/**
 * When a payment goes to the bank (connectfi-api 1.6 and U15), in simple form: a latency that would
 * end outside 08:00 to 17:00 US/Central on a weekday starts at the next opening. Holidays are not known.
 */
export function endOfLatency(submittedAt: number, latencyInMs: number): number {
  const end = submittedAt + latencyInMs;
  if (isOpen(submittedAt) && isOpen(end)) return end;
  return nextOpening(submittedAt) + latencyInMs;
}

function isOpen(at: number): boolean {
  const { weekday, hour } = centralTime(at);
  const isWeekday = weekday !== 'Sat' && weekday !== 'Sun';
  return isWeekday && hour >= OPENS_AT_HOUR && hour < CLOSES_AT_HOUR;
}

function nextOpening(at: number): number {
  let start = Math.floor(at / HOUR_IN_MS) * HOUR_IN_MS;
  do start += HOUR_IN_MS;
  while (!(isOpen(start) && centralTime(start).hour === OPENS_AT_HOUR));
  return start;
}

function centralTime(at: number) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Chicago',
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { weekday: read('weekday'), hour: Number(read('hour')) };
}

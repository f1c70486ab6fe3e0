import { describe, expect, it } from 'vitest';
import type { ReportedStatus, StatusChange } from './payment.ts';
import { getTimeline, type TimelineRow } from './timeline.ts';

const SUBMITTED_AT = '2026-09-30T16:10:00.000Z';
const SENT_AT = '2026-09-30T19:10:00.000Z';
const HISTORY: readonly StatusChange[] = [
  { status: 'Initiated', at: '2026-09-01T00:00:00.000Z' },
  { status: 'Sent', at: '2026-09-01T00:01:00.000Z' },
  { status: 'Processing', at: '2026-09-30T16:10:02.000Z' },
  { status: 'SentToPay', at: '2026-09-30T19:10:05.000Z' },
  { status: 'Completed', at: '2026-10-01T15:00:00.000Z' },
];
const ACCEPTED = { state: 'accepted', submittedAt: SUBMITTED_AT } as const;
const OPEN = { state: 'unknown', submittedAt: SUBMITTED_AT } as const;

/** "submitted+ sentToBank* completed settled": + is done, * is current. */
function sketch(rows: readonly TimelineRow[]): string {
  const marks = { done: '+', current: '*', coming: '' };
  return rows.map((row) => row.step + marks[row.state]).join(' ');
}

describe('getTimeline', () => {
  it.each<[ReportedStatus, string]>([
    ['Processing', 'submitted+ sentToBank* completed settled'],
    ['SentToPay', 'submitted+ sentToBank+ completed* settled'],
    ['Completed', 'submitted+ sentToBank+ completed+ settled*'],
    ['Settled', 'submitted+ sentToBank+ completed+ settled+'],
    ['Returned', 'submitted+ sentToBank+ returned+'],
    ['Declined', 'submitted+ sentToBank+ declined+'],
    ['Error', 'submitted+ error+'],
    ['Cancelled', ''],
    ['Initiated', ''],
    ['Sent', ''],
    ['Expired', ''],
    ['Rejected', ''],
    ['missing', ''],
    ['unknown', ''],
  ])('without any history shows %s as "%s"', (status, rows) => {
    const timeline = getTimeline({ status, history: [] });
    expect(sketch(timeline)).toBe(rows);
    expect(timeline.some((row) => row.at !== undefined)).toBe(false);
  });

  it.each<[ReportedStatus, string]>([
    ['Returned', 'submitted+ sentToBank+ completed+ returned+'],
    ['Error', 'submitted+ sentToBank+ completed+ error+'],
    ['Cancelled', 'submitted+ sentToBank+ completed+ cancelled+'],
    ['Sent', ''],
  ])('tells the steps that the history proves before %s', (status, rows) => {
    expect(sketch(getTimeline({ status, history: HISTORY }))).toBe(rows);
  });

  it.each<[ReportedStatus, string]>([
    ['Sent', 'submitted+ sentToBank* completed settled'],
    ['missing', 'submitted+ sentToBank* completed settled'],
    ['Cancelled', 'submitted+ cancelled+'],
    ['unknown', ''],
  ])('knows of our own accepted attempt when the status is %s', (status, rows) => {
    expect(sketch(getTimeline({ status, history: [], attempt: ACCEPTED }))).toBe(rows);
  });

  it.each<ReportedStatus>(['Sent', 'Initiated', 'Error', 'missing', 'unknown'])(
    'waits for the submission of an unsettled attempt while the status is %s',
    (status) => {
      const rows = getTimeline({ status, history: [], attempt: OPEN });
      expect(sketch(rows)).toBe('submitted* sentToBank completed settled');
      expect(rows[0]?.at).toBe(SUBMITTED_AT);
    },
  );

  it('moves on as soon as the status settles the attempt', () => {
    const rows = getTimeline({ status: 'Processing', history: [], attempt: OPEN });
    expect(sketch(rows)).toBe('submitted+ sentToBank* completed settled');
  });

  it('gives times from the attempt and the history, and expectations for the rest', () => {
    const input = { history: HISTORY.slice(0, 3), attempt: ACCEPTED, expectedSentAt: SENT_AT };
    expect(getTimeline({ status: 'Processing', ...input })).toEqual([
      { step: 'submitted', state: 'done', at: SUBMITTED_AT },
      { step: 'sentToBank', state: 'current', expected: { kind: 'about', at: SENT_AT } },
      { step: 'completed', state: 'coming' },
      { step: 'settled', state: 'coming', expected: { kind: 'usual' } },
    ]);
  });

  it('expects nothing of a step that is done', () => {
    const rows = getTimeline({ status: 'SentToPay', history: HISTORY, expectedSentAt: SENT_AT });
    expect(rows[1]).toEqual({ step: 'sentToBank', state: 'done', at: '2026-09-30T19:10:05.000Z' });
  });

  it('takes the latest time of a status that came twice, in whatever order', () => {
    const history: readonly StatusChange[] = [
      { status: 'Settled', at: '2026-10-05T00:00:00.000Z' },
      { status: 'Returned', at: '2026-10-07T00:00:00.000Z' },
      { status: 'Settled', at: '2026-10-03T00:00:00.000Z' },
    ];
    const rows = getTimeline({ status: 'Returned', history });
    expect(sketch(rows)).toBe('submitted+ sentToBank+ completed+ settled+ returned+');
    expect(rows.map((row) => row.at).filter(Boolean)).toEqual([
      '2026-10-05T00:00:00.000Z',
      '2026-10-07T00:00:00.000Z',
    ]);
  });

  it('ignores the time of an attempt that was refused', () => {
    const attempt = { state: 'refused', submittedAt: SUBMITTED_AT } as const;
    expect(getTimeline({ status: 'Sent', history: [], attempt })).toEqual([]);
    expect(getTimeline({ status: 'Processing', history: HISTORY, attempt })[0]?.at).toBe(
      '2026-09-30T16:10:02.000Z',
    );
  });
});

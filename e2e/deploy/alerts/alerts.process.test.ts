import { expect, it } from 'vitest';
import { readRules } from './read-rules.ts';
import { checkRules, PROMTOOL, type RuleCase, tryRules } from './try-rules.ts';

const JOB = '{job="payment-page",instance="a"}';
const CALLS = 'payment_page_connectfi_call_duration_seconds';

/** What a scrape holds while nothing is wrong, for an hour. */
const GOOD: RuleCase['series'] = {
  [`up${JOB}`]: '1+0x60',
  [`process_start_time_seconds${JOB}`]: '1000+0x60',
  [`process_resident_memory_bytes${JOB}`]: '300000000+0x60',
  [`nodejs_eventloop_lag_p99_seconds${JOB}`]: '0.02+0x60',
  payment_page_ledger_up: '1+0x60',
  payment_page_disk_free_bytes: '9e9+0x60',
  payment_page_clock_offset_seconds: '1+0x60',
  'payment_page_payments_total{outcome="accepted"}': '0+5x60',
  'payment_page_payments_total{outcome="refused"}': '0+1x60',
  'payment_page_payments_total{outcome="unknown"}': '0+0x60',
  'payment_page_open_attempts{state="submitted"}': '1+0x60',
  'payment_page_open_attempts{state="unknown"}': '0+0x60',
  payment_page_oldest_open_attempt_seconds: '2+0x60',
  payment_page_open_attempts_without_credentials: '0+0x60',
  payment_page_limits_shared: '1+0x60',
  payment_page_proxy_unknown: '0+0x60',
  payment_page_brands_not_in_order: '0+0x60',
  'payment_page_connectfi_breaker{state="open"}': '0+0x60',
  'payment_page_limited_total{limit="payment by session"}': '0+1x60',
  'payment_page_link_ends_total{end="closed"}': '0+9x60',
  'payment_page_requests_total{status="200"}': '0+900x60',
  'payment_page_requests_total{status="500"}': '0+0x60',
  [`${CALLS}_count{operation="getPayment",outcome="ok"}`]: '0+100x60',
  [`${CALLS}_bucket{operation="getPayment",outcome="ok",le="0.25"}`]: '0+95x60',
  [`${CALLS}_bucket{operation="getPayment",outcome="ok",le="5"}`]: '0+100x60',
  [`${CALLS}_bucket{operation="getPayment",outcome="ok",le="+Inf"}`]: '0+100x60',
  'payment_page_ledger_write_duration_seconds_bucket{le="0.01"}': '0+10x60',
  'payment_page_ledger_write_duration_seconds_bucket{le="+Inf"}': '0+10x60',
};

/** What is different where something is wrong, and what else fires for the same reason. */
const WRONG: readonly (readonly [alert: string, RuleCase['series'], ...others: string[]])[] = [
  ['NobodyCanPay', { payment_page_ledger_up: '1 0+0x60' }, 'LedgerUnreachable'],
  [
    'LedgerUnreachable',
    { 'payment_page_ledger_up{instance="b"}': '0+0x60', payment_page_ledger_up: '1+0x60' },
  ],
  ['DiskFull', { payment_page_disk_free_bytes: '1e6+0x60' }, 'DiskFilling'],
  ['DiskFilling', { payment_page_disk_free_bytes: '4e8+0x60' }],
  [
    'LedgerSlow',
    {
      'payment_page_ledger_write_duration_seconds_bucket{le="0.01"}': '0+0x60',
      'payment_page_ledger_write_duration_seconds_bucket{le="3"}': '0+10x60',
    },
  ],
  ['ClockWrong', { payment_page_clock_offset_seconds: '-1000+0x60' }, 'ClockOff'],
  ['ClockOff', { payment_page_clock_offset_seconds: '100+0x60' }],
  [
    'UnknownsGrowing',
    {
      'payment_page_payments_total{outcome="unknown"}': '0+1x60',
      'payment_page_open_attempts{state="unknown"}': '0+1x60',
    },
  ],
  ['UnknownForLong', { payment_page_oldest_open_attempt_seconds: '0+60x60' }],
  ['UnknownForGood', { payment_page_open_attempts_without_credentials: '2+0x60' }],
  [
    'ConnectfiSlow',
    { [`${CALLS}_bucket{operation="getPayment",outcome="ok",le="0.25"}`]: '0+50x60' },
  ],
  [
    'ConnectfiFailing',
    { [`${CALLS}_count{operation="getPayment",outcome="noAnswer"}`]: '0+20x60' },
  ],
  ['BreakerOpen', { 'payment_page_connectfi_breaker{state="open"}': '1+0x60' }],
  [
    'PaymentsRefused',
    {
      'payment_page_payments_total{outcome="accepted"}': '0+0x60',
      'payment_page_payments_total{outcome="refused"}': '0+1x60',
    },
  ],
  ['PlaidFailing', { 'payment_page_link_ends_total{end="plaidNotAnswering"}': '0+1x60' }],
  ['LimitsHit', { 'payment_page_limited_total{limit="payment by session"}': '0+20x60' }],
  ['LimitsCountedAlone', { payment_page_limits_shared: '1 1 0+0x60' }],
  ['ProxyUnknown', { payment_page_proxy_unknown: '1+0x60' }],
  ['BrandBroken', { payment_page_brands_not_in_order: '1+0x60' }],
  ['InstanceGone', { [`up${JOB}`]: '1 0+0x60' }],
  ['InstanceRestarts', { [`process_start_time_seconds${JOB}`]: '0+600x60' }],
  ['PageFailing', { 'payment_page_requests_total{status="500"}': '0+20x60' }],
  ['InstanceOverloaded', { [`nodejs_eventloop_lag_p99_seconds${JOB}`]: '1+0x60' }],
  ['MemoryGrowing', { [`process_resident_memory_bytes${JOB}`]: '800000000+0x60' }],
];

it('every alert is provoked by a case', () => {
  expect(WRONG.map(([alert]) => alert)).toEqual(readRules().map(({ alert }) => alert));
});

it.runIf(PROMTOOL !== undefined)('Prometheus understands the rules', async () => {
  expect(await checkRules()).toContain(`${WRONG.length} rules found`);
});

it.runIf(PROMTOOL !== undefined)(
  'each alert fires when it should, with none beside it but those of the same reason',
  async () => {
    const quiet = { series: GOOD, afterMinutes: 50, firing: [] };
    const cases = WRONG.map(([alert, series, ...others]) => ({
      series: { ...GOOD, ...series },
      afterMinutes: 50,
      firing: [alert, ...others].sort(),
    }));
    await tryRules([quiet, ...cases]);
  },
);

it.runIf(PROMTOOL !== undefined)('a case that fires otherwise is told of', async () => {
  const wrong = { series: GOOD, afterMinutes: 50, firing: ['DiskFull'] };
  await expect(tryRules([wrong])).rejects.toThrow(/DiskFull/);
});

import { describe, expect, it } from 'vitest';
import { readVerification } from './link-outcome.ts';

describe('readVerification', () => {
  it.each([
    [[null], 'verified'],
    [[''], 'verified'],
    [['manually_verified', null], 'verified'],
    [['database_insights_pass'], 'verified'],
    [['pending_automatic_verification'], 'pending'],
    [['pending_manual_verification'], 'pending'],
    [[null, 'unsent'], 'pending'],
    [['a_status_of_next_year'], 'pending'],
    [['verification_failed'], 'failed'],
    [['verification_expired'], 'failed'],
    [['database_insights_fail'], 'failed'],
    [[], 'verified'],
  ] as const)('reads %j as %s', (statuses, verification) => {
    const accounts = statuses.map((verification_status) => ({ verification_status }));
    expect(readVerification(accounts)).toBe(verification);
  });

  it('does not stumble over a success without accounts', () => {
    expect(readVerification(undefined)).toBe('verified');
  });
});

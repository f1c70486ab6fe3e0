export type Institution = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'credentials' | 'oauth' | 'degraded' | 'down' | 'unsupported';
};

/** Invented banks, one for each way a bank can behave. */
export const INSTITUTIONS: readonly Institution[] = [
  { id: 'ins_900001', name: 'First Lantern Bank', kind: 'credentials' },
  { id: 'ins_900002', name: 'Harbor OAuth Bank', kind: 'oauth' },
  { id: 'ins_900003', name: 'Old Mill Savings (degraded)', kind: 'degraded' },
  { id: 'ins_900004', name: 'Sleepy Hollow Bank (down)', kind: 'down' },
  { id: 'ins_900005', name: 'Not supported CU', kind: 'unsupported' },
];

export function findInstitution(id: string | undefined): Institution | undefined {
  return INSTITUTIONS.find((institution) => institution.id === id);
}

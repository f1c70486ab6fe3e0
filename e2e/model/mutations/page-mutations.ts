import type { Mutation } from './mutation.ts';

/** Guards of the page in the browser. Must not load anything of the server. */
export const PAGE_MUTATIONS = {
  'page-stays-locked': {
    guard: 'the page offers to pay again only by the word of the server',
    file: 'components/pay/flow/lock.ts',
    exported: 'decideLock',
    weaken: (decideLock) => (input) => (input.status.ok ? 'unlock' : decideLock(input)),
  } satisfies Mutation<typeof import('#components/pay/flow/lock.ts'), 'decideLock'>,
};

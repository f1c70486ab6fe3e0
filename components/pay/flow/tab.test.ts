import { afterEach, expect, it, vi } from 'vitest';

/** What a browser keeps for one tab. */
type Kept = Map<string, string>;

afterEach(() => {
  vi.unstubAllGlobals();
});

it('is the same after a reload, and after a way to the bank and back', async () => {
  const kept: Kept = new Map();
  const bill = await load(kept);
  const id = bill.getTab('a-bill');
  expect(bill.getTab('a-bill')).toBe(id);
  bill.leave();
  const returned = await load(kept);
  expect(returned.takeTab()).toEqual({ id, billRef: 'a-bill' });
  returned.leave();
  expect((await load(kept)).getTab('another-bill')).toBe(id);
});

it('is none in a new tab, until it shows a bill', async () => {
  const page = await load(new Map());
  expect(page.takeTab()).toBeUndefined();
  page.leave();
  expect(page.kept.size).toBe(0);
  expect(page.getTab('a-bill')).toMatch(/^[0-9a-f]{24}$/);
});

it('is another one in a tab that was duplicated, also after going back to it', async () => {
  const page = await load(new Map());
  const id = page.getTab('a-bill');
  const duplicate = await load(new Map(page.kept));
  expect(duplicate.getTab('a-bill')).not.toBe(id);
  page.leave();
  page.comeBack();
  expect((await load(new Map(page.kept))).getTab('a-bill')).not.toBe(id);
});

it('does without storage', async () => {
  const page = await load(undefined);
  const id = page.getTab('a-bill');
  expect(page.getTab('a-bill')).toBe(id);
  page.leave();
});

/** A page in a tab; without storage where there is nothing that could be kept. */
async function load(kept: Kept | undefined) {
  const page = new EventTarget();
  vi.resetModules();
  vi.stubGlobal('window', page);
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept?.get(name) ?? refuse(kept),
    setItem: (name: string, value: string) => kept?.set(name, value) ?? refuse(kept),
    removeItem: (name: string) => kept?.delete(name) ?? refuse(kept),
  });
  const module = await import('./tab.ts');
  return {
    ...module,
    kept: kept ?? new Map(),
    leave: () => page.dispatchEvent(new Event('pagehide')),
    comeBack: () => page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
  };
}

function refuse(kept: Kept | undefined): null {
  if (!kept) throw new DOMException('denied', 'SecurityError');
  return null;
}

import { beforeEach, expect, it, vi } from 'vitest';
import { GET } from '#app/pay/[ref]/invoices/[id]/route.ts';

import { openTestLimits } from '#lib/limits/testing/open-test-limits.ts';

const REF = 'a'.repeat(22);
const { opened } = vi.hoisted(() => ({ opened: vi.fn() }));

vi.mock('#lib/session.ts', () => ({
  readSession: async () => ({ ref: REF, sessionId: 'session' }),
  readEnd: async () => 'living',
}));
vi.mock('#lib/checkout/read/read-payment.ts', () => ({
  checkShownHere: async (session: object) => ({ ok: true, value: session }),
}));
vi.mock('#lib/checkout/read/open-invoice.ts', () => ({ openListedInvoice: opened }));

let isLetGo: boolean;

beforeEach(() => {
  openTestLimits();
  isLetGo = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from('%PDF-')),
    cancel: () => {
      isLetGo = true;
    },
  });
  opened.mockResolvedValue({ ok: true, value: { body, fileName: 'a.pdf' } });
});

it('keeps a file open for anyone who reads it, and lets go when they leave', async () => {
  const leaving = new AbortController();
  const answer = await open({ signal: leaving.signal });
  expect(answer.body).not.toBeNull();
  expect(isLetGo).toBe(false);
  leaving.abort();
  expect(isLetGo).toBe(true);
});

it('lets go of a file at once that nobody will read', async () => {
  const answer = await open({ method: 'HEAD' });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(isLetGo).toBe(true);
});

it('lets go of a file whose reader has left meanwhile', async () => {
  await open({ signal: AbortSignal.abort() });
  expect(isLetGo).toBe(true);
});

function open(init: RequestInit): Promise<Response> {
  const params = Promise.resolve({ ref: REF, id: 'an-invoice' });
  return GET(new Request('http://page.example/', init), { params });
}

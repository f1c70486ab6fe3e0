import { Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { screens } from '#lib/messages/testing/words.ts';

const GYM = {
  name: 'Corner Gym',
  support: { email: 'desk@gym.example', phone: '(555) 010-2040' },
  match: { hosts: ['gym.localhost'] },
};
test.use({ brands: { gym: { 'brand.json': GYM } } });

const READ: readonly [amount: number, currency: string, shown: string][] = [
  [0.1 + 0.2, 'USD', '$0.30'],
  [509.99999999999994, 'USD', '$510.00'],
  [125, 'usd', '$125.00'],
];
for (const [amount, currency, shown] of READ) {
  test(`takes ${amount} ${currency} for ${shown}`, async ({ openPayer }) => {
    const payer = await openPayer({ amount, currency });
    const answer = await payer.ask('');
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain(`>${shown}<`);
  });
}

for (const amount of [12.345, 1e21, 0.004]) {
  test(`leads to the merchant, and promises nothing, where a bill of ${amount} cannot be read`, async ({
    openPayer,
  }) => {
    const merchant = { name: 'Oak Dental', email: 'help@oak.example', phone: '5555550140' };
    const payer = await openPayer({ amount, merchant });
    const answer = await payer.ask('');
    expect(answer.status()).toBe(502);
    const html = await answer.text();
    expect(html).toContain(screens.upstreamUnreadable.body[0]);
    expect(html).toContain('contact Oak Dental');
    expect(html).toContain('href="mailto:help@oak.example?subject=');
    expect(html).toContain('href="tel:5555550140"');
    expect(html).not.toMatch(/usually passes|few minutes/);
  });
}

test("leads to the brand's contact where nothing of a bill can be read", async ({
  request,
  createBill,
}) => {
  const bill = await createBill();
  const site = new URL(bill.url);
  site.hostname = 'gym.localhost';
  const payer = await Payer.openAt(site.origin, request, bill);
  for (const kind of ['missing', 'garbage', 'html'] as const) {
    await bill.injectFault({ operation: 'C2', kind });
    const answer = await payer.ask('');
    expect(answer.status()).toBe(502);
    const html = await answer.text();
    expect(html).toContain('contact Corner Gym');
    expect(html).toContain('href="mailto:desk@gym.example?subject=');
  }
});

import { expect, test } from '#e2e/support/test.ts';

// Brands that could be shown.
test.use({ brands: 'examples' });

const ADDRESSES = [
  '/brand-preview',
  '/brand-preview/larkhaven',
  '/brand-preview/built-in/screen/payable',
  '/brand-preview/larkhaven/asset/folder/00000000000000000000000000000000.svg',
  '/brand-preview/larkhaven/draft?key=abcdefgh',
  '/%62rand-preview',
];

for (const address of ADDRESSES) {
  test(`knows nothing at ${address} where the preview is off`, async ({ request }) => {
    const answer = await request.get(address);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain('There is nothing at this address');
  });
}

test('takes no draft where the preview is off', async ({ request, target }) => {
  const answer = await request.put('/brand-preview/larkhaven/draft?key=abcdefgh', {
    data: '{}',
    headers: { Origin: target.appOrigin },
  });
  expect(answer.ok()).toBe(false);
  expect(await answer.text()).not.toContain('problems');
});

test('lets no page be shown in a frame where the preview is off', async ({ request }) => {
  const policy = (await request.get('/brand-preview')).headers()['content-security-policy'];
  expect(policy).toContain("frame-ancestors 'none'");
});

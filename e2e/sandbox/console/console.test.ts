import { JSDOM } from 'jsdom';
import decodeQR from 'qr/decode.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { FAULT_KINDS, FAULT_SUMMARIES } from '../fault.ts';
import { LOGINS } from '../plaid/personas.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';
import { SCENARIOS } from '../scenarios.ts';
import { startSandbox } from '../start-sandbox.ts';
import { createTryBillRequest } from '../try-link.ts';
import { readForm } from './read-form.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

const HOSTILE = '"><script>alert(1)</script>';

/** A page as somebody has it whose browser runs no scripts. */
async function show(response: Response) {
  const { window } = new JSDOM(await response.text(), { url: response.url });
  const { document } = window;
  const read = (element: Element | null | undefined) =>
    element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const list = (selector: string) => [...document.querySelectorAll(selector)];
  const find = (selector: string, name: string) => {
    const found = list(selector).find((element) => read(element).startsWith(name));
    if (!found) throw new Error(`There is no ${selector} "${name}" at ${response.url}.`);
    return found;
  };
  return {
    status: response.status,
    path: new URL(response.url).pathname,
    headers: response.headers,
    text: read(document.body),
    title: read(document.querySelector('h1')),
    list,
    find,
    /** The part with this heading. */
    part: (heading: string) => read(find('h2', heading).closest('section, details')),
    /** Fills fields in by their labels, and presses a button of their form. */
    press: async (button: string, fields: Readonly<Record<string, string>> = {}) => {
      const form = find('button[type="submit"]', button).closest('form');
      if (!form) throw new Error(`The button "${button}" is in no form.`);
      for (const [label, value] of Object.entries(fields)) {
        const field = [...form.querySelectorAll('label')].find((one) =>
          read(one).startsWith(label),
        );
        const control = field?.querySelector('input, select, textarea');
        if (!control || !('value' in control)) throw new Error(`There is no field "${label}".`);
        if (control instanceof window.HTMLInputElement && control.type === 'checkbox') {
          control.checked = value === 'yes';
        } else control.value = value;
      }
      const sent = new URLSearchParams(
        [...new window.FormData(form)].map(([name, value]) => [name, String(value)]),
      );
      return show(
        form.method === 'get'
          ? await fetch(`${form.action}?${sent}`)
          : await fetch(form.action, { method: 'POST', body: sent }),
      );
    },
  };
}

async function visit(path: string, origin = sandbox.origin) {
  return show(await fetch(origin + path));
}

describe('the list of bills', () => {
  it('shows every bill with its link and status, and all values as text', async () => {
    const { url, cFiTransactionId } = await sandbox.control.createBill({
      merchant: { name: HOSTILE },
      payerName: HOSTILE,
      status: 'Settled',
    });
    const page = await visit('/');
    expect(page.status).toBe(200);
    expect(page.find('.bills a', url).getAttribute('href')).toBe(url);
    expect(page.list(`a[href="/bills/${cFiTransactionId}"]`)).toHaveLength(1);
    expect(page.list('[data-status="Settled"]')).toHaveLength(1);
    expect(page.part('Bills')).toContain(`${HOSTILE}, for ${HOSTILE}`);
    expect(page.list('script:not([src])')).toEqual([]);
  });

  it('finds bills by payer, invoice, amount, link and status, in any mixture', async () => {
    await sandbox.control.reset();
    const one = await sandbox.control.createBill({
      payerName: 'Anna Berg',
      invoiceNumber: 'INV-7',
      amount: 1250,
    });
    const other = await sandbox.control.createBill({ payerName: 'Ben Ode', status: 'Settled' });
    const search = async (text: string, status = '') => {
      const page = await (await visit('/')).press('Search', { Payer: text, Status: status });
      return page.list('.bills .link a').map((link) => link.getAttribute('href'));
    };
    for (const text of ['anna', 'inv-7', '1250', '$1,250.00', one.link, one.url]) {
      expect(await search(text), text).toEqual([one.url]);
    }
    expect(await search('', 'Settled')).toEqual([other.url]);
    expect(await search('anna', 'Settled')).toEqual([]);
    expect(await search('')).toEqual([other.url, one.url]);
  });

  it('says how many were found, keeps the words of the search, and leads back to all', async () => {
    await sandbox.control.createBill({ payerName: 'Searched Only' });
    const page = await visit('/?q=Searched&status=Nonsense');
    expect(page.part('Bills')).toContain('1 bill found.');
    expect(page.list('input[name="q"][value="Searched"]')).toHaveLength(1);
    expect(page.find('a', 'Show all').getAttribute('href')).toBe('/');
  });

  it('makes a bill of what is filled in, and leads to it', async () => {
    const page = await (await visit('/')).press('Make the link', {
      Amount: '80.50',
      Payer: 'Carl Dun',
      'Fields,': 'Patient: C. Dun\nRoom: 4: left',
      'Merchant uses Plaid': 'no',
      Card: 'yes',
      Attachment: 'pdf',
    });
    expect(page.title).toBe('80.50 USD Sent');
    const bill = await sandbox.control.readBill(page.path.split('/').at(-1) ?? '');
    expect(bill).toMatchObject({
      amount: 80.5,
      payerName: 'Carl Dun',
      fields: [
        { label: 'Patient', value: 'C. Dun' },
        { label: 'Room', value: '4: left' },
      ],
      merchant: { name: 'Blue Ridge Dental', reference: '1', usePlaid: false },
      availablePaymentType: ['ach', 'card'],
      attachments: [{ fileName: 'Invoice.pdf', content: 'pdf' }],
    });
  });

  it('shows the clock, and moves it', async () => {
    await sandbox.control.moveClock({ setTo: '2027-01-22T15:00-06:00' });
    const page = await (await visit('/')).press('Next weekend');
    expect(page.part('The clock')).toMatch(/Saturday, January 23, 2027 at 10:00:0\d AM CST, moved/);
    expect((await page.press('Real time')).part('The clock')).not.toContain('moved');
    expect(page.text).not.toContain('Sign out');
  });
});

describe('the page of a bill', () => {
  it('shows its history, and what may follow', async () => {
    const { link, jwt } = await sandbox.preparePayment();
    await sandbox.connectfi.call('C4', { jwt, body: { individualName: HOSTILE, account: {} } });
    const page = await visit(`/bills/${link}`);
    expect(page.part('Payments received')).toContain('Not accepted: requestValidateError');
    expect(page.part('Move to')).toBe('Move to Processing Rejected Expired Cancelled');
    expect(page.list('script:not([src])')).toEqual([]);
    expect((await page.press('Processing')).title).toContain('Processing');
  });

  it('says what happens next and when, and steps to it', async () => {
    const { id, pay } = await sandbox.preparePayment();
    expect((await visit(`/bills/${id}`)).part('What happens next')).toMatch(
      /The link ends in 30 days, .* UTC by this bill’s clock, unless the customer pays before/,
    );
    await pay();
    const planned = (await sandbox.control.readBill(id)).plan[0]?.at.slice(11, 19);
    let page = await visit(`/bills/${id}`);
    expect(page.part('What happens next')).toContain('SentToPay in 3 hours,');
    expect(page.part('What happens next')).toContain(`${planned} UTC by this bill’s clock`);
    page = await page.press('Step to it');
    expect(page.title).toContain('SentToPay');
    expect(page.part('What happens next')).toContain('Completed in 1 day,');
    expect((await visit('/')).part('The clock')).not.toContain('moved');
    page = await page.press('Everybody’s clock to it');
    expect(page.title).toContain('Completed');
    expect((await visit('/')).part('The clock')).toContain('moved');
    page = await page.press('Step to it');
    expect(page.title).toContain('Settled');
    expect(page.part('What happens next')).toContain('Nothing more happens to this bill by itself');
    await sandbox.control.resetClock();
  });

  it('tells the calls as sentences with their time, and masks secrets in their bodies', async () => {
    const { id, link, jwt, pay } = await sandbox.preparePayment();
    await sandbox.control.injectFault(id, { operation: 'C4', kind: 'resetAfter' });
    await expect(pay()).rejects.toThrow();
    await sandbox.control.setStatus(id, 'Cancelled');
    await pay();
    const typed = { routingNumber: '110000000', DFIAccountNumber: '987654321', accountType: 'x' };
    await sandbox.connectfi.call('C4', { jwt, body: { individualName: 'J', account: typed } });
    const long = { individualName: 'J', account: { ...typed, note: 'x'.repeat(5000) } };
    await sandbox.connectfi.call('C4', { jwt, body: long });
    const page = await visit(`/bills/${id}`);
    const calls = page.list('#calls summary').map((call) => call.textContent);
    const time = String.raw` \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$`;
    expect(calls[0]).toMatch(new RegExp(String.raw`^Open the link: 200, \d+ ms${time}`));
    expect(calls[1]).toMatch(new RegExp(String.raw`^Create link token: 200, \d+ ms${time}`));
    expect(calls[4]).toMatch(new RegExp(`^Pay by bank: no answer, by the fault resetAfter${time}`));
    expect(calls[5]).toMatch(/^Pay by bank: 400 paymentStatus, \d+ ms/);
    const shown = page.part('Calls received');
    expect(shown).toContain('"individualName": "Jane Doe"');
    expect(shown).toContain('"link": "•••• (a link)"');
    expect(shown).toContain('"public_token": "••••"');
    expect(shown).toContain('Too long to be shown');
    for (const secret of [link, jwt, typed.routingNumber, typed.DFIAccountNumber]) {
      expect(shown).not.toContain(secret);
    }
    expect(shown).not.toMatch(/public-sandbox/);
  });

  it('changes amount, switches and faults, and tells the faults that wait', async () => {
    const { cFiTransactionId: id } = await sandbox.control.createBill({ amount: 99.5 });
    let page = await (await visit(`/bills/${id}`)).press('Change it', { Amount: '1200' });
    expect(page.title).toBe('1,200.00 USD Sent');
    page = await page.press('Set the switches', { expiry: 'dateOnly', acceptDuplicates: 'yes' });
    page = await page.press('Add the fault', {
      Kind: 'status',
      Times: '2',
      'HTTP status': '503',
      'Delay in ms': '3000',
      'Does the call take effect?': 'yes',
    });
    expect(page.part('Faults')).toContain(
      'Pay by bank, the next 2 calls: status (503), after 3 seconds, and the call takes effect',
    );
    expect(await sandbox.control.readBill(id)).toMatchObject({
      amount: 1200,
      switches: { expiry: 'dateOnly', acceptDuplicates: true, latencyInSeconds: 10_800 },
      faults: [{ operation: 'C4', kind: 'status', times: 2, status: 503 }],
    });
    page = await page.press('Remove all');
    expect(page.part('Faults')).toContain('None waits for a call.');
  });

  it('says what was not understood, and leads back', async () => {
    const { cFiTransactionId: id } = await sandbox.control.createBill();
    const page = await (await visit(`/bills/${id}`)).press('Add the fault', { Times: 'often' });
    expect(page.status).toBe(400);
    expect(page.list('[role="alert"]')[0]?.textContent).toMatch(/not understood\s+times: /);
    expect(page.find('a', 'Back').getAttribute('href')).toBe(`/bills/${id}#faults`);
  });

  it('draws faults from a seed, reports them, and draws the same ones again', async () => {
    const { cFiTransactionId: id } = await sandbox.control.createBill();
    const press = async (seed: string) => {
      const report = await (await visit(`/bills/${id}`)).press('Draw faults', { Seed: seed });
      expect(report.title).toBe('Chaos in 1 bill');
      expect(report.text).toContain(`Seed: ${seed}`);
      const lines = report.list('.lines .lines li').map((line) => line.textContent);
      const bill = await visit(report.find('a', 'Back').getAttribute('href') ?? '');
      for (const line of lines) expect(bill.part('Faults')).toContain(line);
      expect(lines).not.toEqual([]);
      return lines;
    };
    const lines = await press('seven');
    expect(await press('eight')).not.toEqual(lines);
    expect(await press('seven')).toEqual(lines);
  });

  it('says so where there is no such bill', async () => {
    const page = await visit('/bills/none');
    expect(page.status).toBe(404);
    expect(page.title).toBe('No such bill');
  });
});

describe('what is to be taken elsewhere', () => {
  it('gives links, ids and curl lines as text, beside buttons that only scripts show', async () => {
    const { cFiTransactionId: id, url } = await sandbox.control.createBill();
    const page = await visit(`/bills/${id}`);
    const line = `curl ${sandbox.origin}/control/bills/${id}/status --json '{"status":"Cancelled"}'`;
    for (const text of [url, id, line]) {
      const button = page.list('[data-copy]').find((one) => one.getAttribute('data-copy') === text);
      expect(button?.hasAttribute('hidden'), text).toBe(true);
      expect(button?.previousElementSibling?.textContent).toBe(text);
    }
    const names = page.list('[data-copy]').map((button) => button.textContent);
    expect(new Set(names).size).toBe(names.length);
    expect((await visit('/')).list(`[data-copy="${url}"]`)).toHaveLength(1);
  });

  it('names the token in curl lines where there is one, and the address that others use', async () => {
    const token = 'Kx7fQ2mVb9LwRt4Z-for-tests-alone';
    const publicOrigin = 'https://sandbox.example';
    const options = { port: 0, appOrigin: 'https://pay.example', token, publicOrigin };
    const own = await startSandbox(options);
    const authorization = `Bearer ${token}`;
    const page = await show(await fetch(`${own.origin}/ns/team/`, { headers: { authorization } }));
    await own.close();
    expect(page.find('code', 'curl -X POST').textContent).toBe(
      'curl -X POST -H "Authorization: Bearer $SANDBOX_TOKEN" https://sandbox.example/ns/team/control/reset',
    );
    expect(page.text).not.toContain(token);
  });

  it('leads to the page, and a telephone by a code that can be read', async () => {
    const { cFiTransactionId: id, url } = await sandbox.control.createBill();
    const page = await visit(`/bills/${id}`);
    expect(page.find('a', 'Open in the page').getAttribute('href')).toBe(url);
    expect(readCode(page.find('details', 'Open it on a telephone'))).toBe(url);
  });

  it('says why there is no code where the page is on this machine alone', async () => {
    const own = await startSandbox({ port: 0, appOrigin: 'http://127.0.0.1:3000' });
    const { cFiTransactionId: id } = await createSandboxClient(own.origin).createBill();
    const page = await visit(`/bills/${id}`, own.origin);
    await own.close();
    expect(page.list('svg')).toEqual([]);
    expect(page.text).toContain('http://127.0.0.1:3000, which means this machine alone');
  });
});

/** Draws the code from its path, eight dots a module, and reads it as a camera would. */
function readCode(part: Element): string {
  const size = Number(part.querySelector('svg')?.getAttribute('viewBox')?.split(' ')[3]);
  const modules = part.querySelector('path:last-child')?.getAttribute('d') ?? '';
  const dark = new Set([...modules.matchAll(/M(\d+) (\d+)h1/g)].map(([, x, y]) => `${x} ${y}`));
  const width = size * 8;
  const data = new Uint8Array(width * width * 4).map((_, index) => {
    const x = Math.floor(((index >> 2) % width) / 8);
    const y = Math.floor((index >> 2) / width / 8);
    return index % 4 < 3 && dark.has(`${x} ${y}`) ? 0 : 255;
  });
  return decodeQR({ width, height: width, data });
}

describe('what there is to try', () => {
  it('lists every scenario with its amount, its link, and what the customer sees', async () => {
    const page = await visit('/guide');
    for (const { name, amountInCents, summary, customerSees } of SCENARIOS) {
      const row = page.find('#scenarios li', `$${(amountInCents / 100).toFixed(2)} try-${name}`);
      expect(row.textContent).toContain(summary);
      expect(row.textContent).toContain(`The customer sees: ${customerSees}`);
    }
    const links = page.list('#scenarios a, #statuses a');
    expect(links).toHaveLength(SCENARIOS.length + 12);
    for (const link of links) {
      const [, name = ''] = link.getAttribute('href')?.split('http://app.example/payment/') ?? [];
      expect(createTryBillRequest(name), name).toBeDefined();
    }
  });

  it('lists every login and every fault with what it does', async () => {
    const page = await visit('/guide');
    const rows = (part: string) => page.list(`#${part} li`).map((row) => row.textContent);
    for (const { name, summary } of LOGINS) expect(rows('logins')).toContain(`${name} ${summary}`);
    expect(rows('faults')).toEqual(FAULT_KINDS.map((kind) => `${kind} ${FAULT_SUMMARIES[kind]}`));
    const bill = await sandbox.control.createBill();
    expect((await visit(`/bills/${bill.link}`)).part('Faults')).toContain(FAULT_SUMMARIES.hang);
  });
});

describe('every page', () => {
  it('has one heading, a name for each field and button, and no id twice', async () => {
    const { link, pay } = await sandbox.preparePayment();
    await pay();
    for (const path of ['/', '/guide', `/bills/${link}`]) {
      const page = await visit(path);
      expect(page.list('h1'), path).toHaveLength(1);
      const fields = page.list('input:not([type="hidden"]), select, textarea');
      const isNamed = (field: Element) =>
        field
          .closest('label')
          ?.textContent?.replace(field.textContent ?? '', '')
          .trim();
      expect(fields.filter((field) => !isNamed(field))).toEqual([]);
      expect(page.list('button').filter((button) => !button.textContent?.trim())).toEqual([]);
      const ids = page.list('[id]').map(({ id }) => id);
      expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
    }
  });

  it('leads back to a place that is there', async () => {
    const { link } = await sandbox.preparePayment();
    for (const path of ['/', `/bills/${link}`]) {
      const page = await visit(path);
      const places = page.list('[name="_back"]').map((field) => field.getAttribute('value') ?? '');
      expect(places).not.toEqual([]);
      for (const place of places) expect(page.list(`#${place.split('#')[1]}`)).toHaveLength(1);
    }
  });

  it('lets its own script and style in, and nothing else', async () => {
    for (const [path, type] of [
      ['/console.js', /javascript/],
      ['/console.css', /css/],
    ] as const) {
      expect((await fetch(sandbox.origin + path)).headers.get('content-type')).toMatch(type);
    }
    const policy = (await visit('/guide')).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self'");
  });
});

describe('a form that somebody else has made', () => {
  const press = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.origin}/press`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams({ _method: 'POST', _path: '/reset', _back: '/', ...fields }),
    });

  it('changes nothing from a page of another origin', async () => {
    const { link } = await sandbox.control.createBill();
    expect((await press({}, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await sandbox.control.readBill(link)).link).toBe(link);
  });

  it.each([
    { _path: '/../connectfi' },
    { _path: '/bills?x=1' },
    { _method: 'GET' },
    { _back: '//elsewhere.example' },
    { _back: 'https://elsewhere.example' },
    { _body: '{' },
  ])('is refused with %j', async (fields) => {
    expect((await press(fields)).status).toBe(400);
  });

  it('needs the token where there is one, and works in a namespace with the cookie for it', async () => {
    const token = 'Kx7fQ2mVb9LwRt4Z-for-tests-alone';
    const own = await startSandbox({ port: 0, appOrigin: 'https://pay.example', token });
    const send = (path: string, fields: Record<string, string>, cookie = '') =>
      fetch(own.origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie },
        body: new URLSearchParams(fields),
      });
    const bill = { _method: 'POST', _path: '/bills', _back: '/' };
    expect((await send('/press', bill)).status).toBe(403);
    const cookie = (await send('/sign-in', { token })).headers.get('set-cookie')?.split(';')[0];
    const answer = await send('/ns/team/press', bill, cookie);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/ns\/team\/bills\/\w+$/);
    const list = (path: string) => createSandboxClient(own.origin + path, token).listBills();
    expect(await list('/ns/team')).toHaveLength(1);
    expect(await list('')).toEqual([]);
    await own.close();
  });

  it('gets at nothing but the body that it makes', () => {
    const form = new URLSearchParams({
      '__proto__.a:text': '1',
      'constructor.prototype:text': '1',
      'merchant.__proto__:text': '1',
    });
    readForm(form);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
    expect(Object.prototype.constructor).toBe(Object);
  });
});

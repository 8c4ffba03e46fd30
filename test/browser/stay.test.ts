/** The desk to try in a real browser: the whole way by hand, on a phone in Japanese and by the keyboard alone in English, and what must fail. */
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { type PageServer, servePages } from '../../src/pages/serve-pages.ts';
import { stayPages } from '../../src/sandbox/page/routes/stay-pages.ts';
import { openStayDesk, type StayDesk } from '../../src/sandbox/page/stay-desk.ts';
import { openChromium } from './chromium.ts';
import { isTooWide, seriousFindings } from './looking.ts';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
/** A Wednesday at ten in Tokyo. */
const STARTS_AT = '2026-06-03T01:00:00.000Z';
const LATIN = /^[!-~\s]*$/;

interface Visit {
  readonly page: Page;
  readonly stay: StayDesk;
  /** Whatever the page asked for. */
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

/** The mailbox of a role, and in it a mail by its subject. */
const box = (page: Page, role: string) => page.locator(`.mailbox[data-role=${role}]`);
const mail = (page: Page, role: string, subject: RegExp) =>
  box(page, role).locator('.mail', { hasText: subject }).first();

describe('A desk to try in Chromium', function () {
  this.timeout(300_000);
  let browser: Browser;
  let stay: StayDesk;
  let server: PageServer;
  before(async () => {
    browser = await openChromium();
  });
  after(() => browser.close());
  beforeEach(async () => {
    const quiet = { info: () => {}, warn: () => {}, error: () => {} };
    stay = await openStayDesk({ log: quiet, startsAt: STARTS_AT });
    server = await servePages(stayPages(stay), 0);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await server.close();
    await stay.close();
  });

  async function visit(
    language: string,
    viewport: typeof PHONE,
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<Visit> {
    const context = await browser.newContext({ viewport, colorScheme });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => void requests.push(request.url()));
    page.on('pageerror', (error) => void errors.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    await page.goto(`http://127.0.0.1:${server.port}/?lang=${language}`);
    await page.locator('body[data-ready]').waitFor();
    return { page, stay, requests, errors };
  }

  function expectOnlyOurs({ requests, errors }: Visit): void {
    const ours = `http://127.0.0.1:${server.port}/`;
    expect(requests.filter((url) => !url.startsWith(ours))).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  }

  it('goes the whole way by hand in Japanese on a phone: office, staff, decision, access', async () => {
    const visited = await visit('ja', PHONE);
    const { page } = visited;
    const view = (name: string) => page.locator(`[data-show=${name}]`).click();
    const wide: string[] = [];
    const found: string[] = [];
    const look = async (what: string) => {
      if (await isTooWide(page)) wide.push(what);
      found.push(...(await seriousFindings(page)).map((finding) => `${what}: ${finding}`));
    };
    const answer = async (subject: RegExp, text: string) => {
      await mail(page, 'staff', subject).click();
      await box(page, 'staff').locator('[data-reply]').click();
      const field = box(page, 'staff').locator('textarea');
      await field.fill(`${text}\n${await field.inputValue()}`);
      await box(page, 'staff').locator('[type=submit]').click();
    };
    const applicantGets = async (subject: RegExp) => {
      await view('applicant');
      await box(page, 'applicant').locator('select').selectOption('taichi.mihon@letterbox.example');
      await mail(page, 'applicant', subject).waitFor();
    };
    const state = page.locator('.ticket .state');

    await look('the empty desk');
    await view('office');
    await box(page, 'office').locator('[data-write]').click();
    await look('writing');
    await box(page, 'office').locator('[type=submit]').click();
    await mail(page, 'office', /依頼/).first().waitFor();

    await view('staff');
    await mail(page, 'staff', /要判断/).waitFor();
    await look('a mailbox');
    await answer(/要判断/, '訂正 失効日 2026-04-01\n承認');
    await mail(page, 'staff', /判断を記録/).waitFor();
    await view('desk');
    await state.filter({ hasText: '承認・通知前' }).waitFor();

    await page.locator('[data-leap=hour]').click();
    await state.filter({ hasText: '提供待ち' }).waitFor();
    await applicantGets(/許可/);
    await mail(page, 'applicant', /許可/).click();
    await box(page, 'applicant').locator('.reading').waitFor();
    await look('a letter');

    await view('staff');
    await answer(/要作業/, '提供しました');
    await view('desk');
    await state.filter({ hasText: '利用期間中' }).waitFor();
    await page.locator('.week meter').waitFor();
    await look('the file of a ticket');
    await view('applicant');
    await box(page, 'applicant').locator('[data-back]').click();
    await applicantGets(/準備ができました/);
    expect(wide).to.deep.equal([]);
    expect(found).to.deep.equal([]);
    expectOnlyOurs(visited);
  });

  it('goes the whole way by the keyboard alone in English: request, rejection, decision, in dark mode', async () => {
    const visited = await visit('en', DESK, 'dark');
    const { page } = visited;
    const isOn = (selector: string) => page.locator(`${selector}:focus`).count();
    /** As often as it takes; focus that never gets there is a trap, or a thing that only a mouse reaches. */
    const tabTo = async (selector: string, key = 'Tab') => {
      for (let presses = 0; presses < 150; presses += 1) {
        if ((await isOn(selector)) > 0) return;
        await page.keyboard.press(key);
      }
      throw new Error(`the keyboard does not get to ${selector}`);
    };
    const press = async (selector: string, key = 'Tab') => {
      await tabTo(selector, key);
      await page.keyboard.press('Enter');
    };
    await press('[data-occasion="office-en"]');
    await mail(page, 'staff', /To decide/).waitFor();
    // In the minutes of the test the morning letter may have come too.
    const key = await mail(page, 'staff', /To decide/).getAttribute('data-key');
    await press(`[data-key="${key}"]`);
    await box(page, 'staff').locator('.reading').waitFor();
    await press('[data-role=staff] [data-reply]');
    await box(page, 'staff').locator('textarea').waitFor();
    await page.keyboard.type('REJECT reason\n');
    await press('[data-role=staff] [type=submit]');
    await page.locator('.ticket .state', { hasText: 'not sent yet' }).waitFor();
    await press('.ticket');
    await page.locator('#file-title:focus').waitFor();
    expect(await seriousFindings(page)).to.deep.equal([]);
    await press('[data-leap=hour]', 'Shift+Tab');
    await page.locator('.ticket .state', { hasText: /^rejected$/ }).waitFor();
    await mail(page, 'applicant', /result/).waitFor();
    await press('[data-role=applicant] .mail');
    await box(page, 'applicant').locator('.reading').waitFor();
    expect(
      await box(page, 'applicant')
        .locator('.reading h3')
        .evaluate((heading) => heading.matches(':focus')),
    ).to.equal(true);
    const words = await page.locator('.top, nav, .occasions, h2, .inside h3').allTextContents();
    expect(words.filter((text) => !LATIN.test(text.replace('日本語', '').replaceAll(/[’“”·–]/g, '')))).to.deep.equal(
      [],
    );
    expect(await page.evaluate('document.documentElement.lang')).to.equal('en');
    expectOnlyOurs(visited);
  });

  it('shows that a forged approval and a vacation reply change nothing', async () => {
    const visited = await visit('en', DESK);
    const { page } = visited;
    const journal = page.locator('[data-journal] li');
    await page.locator('[data-occasion=form]').click();
    await mail(page, 'staff', /To decide/).waitFor();
    const [before] = await stay.desk.store.tickets();
    await page.locator('[data-occasion=forged-approval]').click();
    await journal.filter({ hasText: 'unproven reply' }).filter({ hasText: 'changed nothing' }).waitFor();
    await page.locator('[data-occasion=vacation-reply]').click();
    await journal.filter({ hasText: 'a machine wrote it' }).waitFor();
    await page.locator('[data-leap=hour]').click();
    await page.locator('[data-time]', { hasText: /^11:/ }).waitFor();
    await page.locator('body:not(.leaping)').waitFor();
    const [afterwards] = await stay.desk.store.tickets();
    expect(afterwards).to.deep.equal(before);
    expect(await page.locator('.ticket .state').textContent()).to.equal('awaiting a decision');
    expectOnlyOurs(visited);
  });

  it('holds letters in the outbox while the relay is down, and lets them leave afterwards', async () => {
    const visited = await visit('ja', DESK);
    const { page } = visited;
    const waiting = page.locator('[data-count=waiting]');
    await page.locator('[data-relay]').click();
    await page.locator('[data-outage]').waitFor();
    await page.locator('[data-occasion=office-ja]').click();
    await page.locator('.letters li', { hasText: '421' }).first().waitFor();
    expect(Number(await waiting.textContent())).to.be.greaterThan(2);
    expect(await page.locator('[data-count=left]').textContent()).to.equal('0');
    expect(await seriousFindings(page)).to.deep.equal([]);
    await page.locator('[data-relay]').click();
    await page.locator('[data-outage]').waitFor({ state: 'hidden' });
    await page.locator('[data-leap=hour]').click();
    await mail(page, 'applicant', /受け付けました/).waitFor();
    await page.locator('[data-count=waiting]', { hasText: /^0$/ }).waitFor();
    expectOnlyOurs(visited);
  });

  it('keeps the language in the address, and shows both from one desk', async () => {
    const visited = await visit('ja', DESK);
    const { page } = visited;
    await page.locator('.language').click();
    await page.locator('html[lang=en] body[data-ready]').waitFor();
    expect(new URL(page.url()).search).to.equal('?lang=en');
    expectOnlyOurs(visited);
  });
});

/** The board in a real browser: read on a desk and on a phone, in light and dark, by keyboard, without a script or a network. */
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { type PageServer, servePages } from '../../src/pages/serve-pages.ts';
import { type BoardDesk, numberOf, openBoardDesk } from '../board/board-desk.ts';
import { openChromium } from './chromium.ts';
import { isTooWide, seriousFindings } from './looking.ts';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const PATHS = ['', `tickets/${numberOf(9)}`, `tickets/${numberOf(0)}`, 'tickets?state=access-closed', 'tickets/NOBODY'];

interface Looked {
  readonly page: Page;
  readonly requests: readonly string[];
}

async function look(browser: Browser, viewport: typeof PHONE, colorScheme: 'light' | 'dark'): Promise<Looked> {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  return { page, requests };
}

describe('The board in Chromium', function () {
  this.timeout(300_000);
  let browser: Browser;
  const desks: BoardDesk[] = [];
  const servers: PageServer[] = [];
  const serve = async (showNames: boolean) => {
    const desk = await openBoardDesk({ showNames });
    const server = await servePages(desk.app, 0);
    desks.push(desk);
    servers.push(server);
    return `http://127.0.0.1:${server.port}/`;
  };
  const address = (root: string, path: string, language: string) =>
    `${root}${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
  let masked: string;
  let named: string;

  before(async () => {
    browser = await openChromium();
    masked = await serve(false);
    named = await serve(true);
  });
  after(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
    await Promise.all(desks.map((desk) => desk.close()));
  });

  for (const [viewport, scheme, isRead] of [
    [PHONE, 'light', true],
    [PHONE, 'dark', false],
    [DESK, 'light', false],
    [DESK, 'dark', true],
  ] as const) {
    it(`at ${viewport.width} px, ${scheme}: fits, can be read, and asks nobody but this machine`, async () => {
      const { page, requests } = await look(browser, viewport, scheme);
      const wrong: string[] = [];
      // Where names are shown, fields are as long as their writers liked.
      for (const [root, language] of [
        [masked, 'ja'],
        [named, 'en'],
      ] as const)
        for (const path of PATHS) {
          await page.goto(address(root, path, language));
          if (await isTooWide(page)) wrong.push(`${path} in ${language} is wider than the window`);
          // Contrast and structure are the other window's too.
          if (isRead)
            wrong.push(...(await seriousFindings(page)).map((finding) => `${path} in ${language}: ${finding}`));
        }
      expect(wrong).to.deep.equal([]);
      expect(requests.filter((url) => !url.startsWith(masked) && !url.startsWith(named))).to.deep.equal([]);
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(ground).to.equal(scheme === 'dark' ? 'rgb(21, 23, 26)' : 'rgb(251, 250, 248)');
      await page.context().close();
    });
  }

  it('fits whatever lies between a phone and a desk', async () => {
    const { page } = await look(browser, PHONE, 'light');
    const wrong: string[] = [];
    for (const path of ['', `tickets/${numberOf(0)}`])
      for (const width of [320, 640, 740, 800, 1024, 1040, 1200]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(address(named, path, 'en'));
        if (await isTooWide(page)) wrong.push(`${path} at ${width} px`);
      }
    expect(wrong).to.deep.equal([]);
    await page.context().close();
  });

  it('is gone through by keyboard: to the content, to a ticket, to the other language and back', async () => {
    const { page } = await look(browser, DESK, 'light');
    await page.goto(address(masked, '', 'en'));
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).to.equal('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).to.equal('main');
    await page.getByRole('link', { name: numberOf(3), exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: numberOf(3) }).waitFor();
    await page.getByRole('link', { name: '日本語' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '現在の状況' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).to.equal('ja');
    await page.getByRole('link', { name: '受付状況の一覧へ' }).click();
    await page.getByRole('heading', { level: 1, name: '受付状況' }).waitFor();
    await page.context().close();
  });

  it('finds a ticket by its number', async () => {
    const { page } = await look(browser, PHONE, 'light');
    await page.goto(address(masked, '', 'ja'));
    await page.getByLabel('受付番号').fill(` ${numberOf(5).toLowerCase()} `);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: numberOf(5) }).waitFor();
    expect(await page.getByRole('table', { name: '経過' }).getByRole('row').count()).to.be.above(3);
    await page.context().close();
  });

  it('runs nothing that was written into an application, even where it is shown', async () => {
    const { page } = await look(browser, DESK, 'light');
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      return dialog.dismiss();
    });
    await page.goto(address(named, `tickets/${numberOf(9)}`, 'en'));
    expect(await page.getByText('<script>alert(1)</script>').count()).to.be.above(0);
    expect(await page.evaluate('document.scripts.length + document.images.length')).to.equal(0);
    expect(dialogs).to.deep.equal([]);
    await page.context().close();
  });
});

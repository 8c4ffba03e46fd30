/** The card of keywords is one sheet of paper: more would not be pinned to a wall. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { openChromium } from './chromium.ts';

describe('The card of keywords, printed', function () {
  this.timeout(120_000);
  let browser: Browser;
  before(async () => {
    browser = await openChromium();
  });
  after(() => browser.close());

  /** Pages of A4, as the printer of somebody who changes nothing prints them. */
  async function pagesOf(further = ''): Promise<number> {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(resolve('docs/keywords.html')).href);
    if (further !== '') await page.addStyleTag({ content: further });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await page.close();
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  }

  it('is one page of A4', async () => {
    expect(await pagesOf()).to.equal(1);
  });

  it('is found out when it is longer', async () => {
    expect(await pagesOf('body { font-size: 20pt }')).to.be.greaterThan(1);
  });
});

/** Every letter in a real browser: on a phone and on a desk, in light and dark, with nothing asked of the network. */
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { readOccasions } from '../../src/letters/preview/occasions.ts';
import { previewPage } from '../../src/letters/preview/preview-page.ts';
import { shownLetters } from '../../src/letters/preview/shown-letters.ts';
import {
  desk,
  everyLetter,
  inBothLanguages,
  LANGUAGES,
  ourTemplates,
  procedure,
  TEMPLATES,
} from '../letters/our-letters.ts';
import { openChromium } from './chromium.ts';
import { isTooWide, seriousFindings } from './looking.ts';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 800, height: 900 };

interface Looked {
  readonly page: Page;
  /** Whatever the page asked the network for. */
  readonly requests: readonly string[];
}

/** A page that reaches nothing. */
async function look(browser: Browser, viewport: typeof PHONE, colorScheme: 'light' | 'dark'): Promise<Looked> {
  const context = await browser.newContext({ viewport, colorScheme });
  const requests: string[] = [];
  await context.route('**', (route) => {
    requests.push(route.request().url());
    return route.abort();
  });
  return { page: await context.newPage(), requests };
}

/** Samples that differ in a sentence only look alike. */
const letters = [
  ...[...new Map(everyLetter().map((shown) => [shown.html, shown])).values()].filter(
    ({ sample }) => sample.variant !== null,
  ),
  ...inBothLanguages().map((shown) => ({ ...shown, language: 'both' })),
];

describe('Letters in Chromium', function () {
  this.timeout(600_000);
  let browser: Browser;
  before(async () => {
    browser = await openChromium();
  });
  after(() => browser.close());

  for (const [viewport, scheme] of [
    [PHONE, 'light'],
    [PHONE, 'dark'],
    [DESK, 'light'],
    [DESK, 'dark'],
  ] as const) {
    it(`at ${viewport.width} px, ${scheme}: fits, can be read, and asks for nothing`, async () => {
      const { page, requests } = await look(browser, viewport, scheme);
      const wrong: string[] = [];
      const grounds = new Set<string>();
      for (const { html, language, sample } of letters) {
        const name = `${sample.letter.template}~${sample.variant} in ${language}`;
        await page.setContent(html);
        if (await isTooWide(page)) wrong.push(`${name} is wider than the window`);
        // Contrast and structure do not change with the width.
        if (viewport === PHONE) wrong.push(...(await seriousFindings(page)).map((finding) => `${name}: ${finding}`));
        grounds.add(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      }
      expect(wrong).to.deep.equal([]);
      expect(requests).to.deep.equal([]);
      expect([...grounds]).to.deep.equal([scheme === 'dark' ? 'rgb(23, 23, 23)' : 'rgb(255, 255, 255)']);
      await page.context().close();
    });
  }

  it('finds what is wrong: grey on grey, and a table that is too wide', async () => {
    const { page } = await look(browser, PHONE, 'light');
    await page.setContent(
      '<!DOCTYPE html><html lang="en"><title>x</title><main><p style="color:#999;background:#888">Unreadable</p><div style="width:900px">Wide</div></main></html>',
    );
    expect((await seriousFindings(page)).join()).to.include('color-contrast');
    expect(await isTooWide(page)).to.equal(true);
    await page.context().close();
  });

  it('all on the preview page, which fits a phone and asks for nothing', async () => {
    const page = previewPage(
      LANGUAGES.map((language) => ({
        language,
        letters: shownLetters(language, ourTemplates(), procedure, desk),
        occasions: readOccasions([TEMPLATES], language),
      })),
    );
    for (const viewport of [PHONE, { width: 1280, height: 900 }]) {
      const looked = await look(browser, viewport, 'light');
      await looked.page.setContent(page);
      expect(await isTooWide(looked.page)).to.equal(false);
      expect(looked.requests).to.deep.equal([]);
      await looked.page.context().close();
    }
  });
});

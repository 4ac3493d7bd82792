import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { rootPath } from '../../src/assets.js';
import { languages, readerOf } from '../../src/conversation/index.js';
import { plainly } from '../support/cardPictures/cardAnatomy.js';
import {
  chromiumPath,
  drawCard,
  hasChromium,
  openCardPage,
  startChromium,
} from '../support/cardPictures/cardPage.js';
import { drawIcons } from '../support/cardPictures/drawIcons.js';
import { type Theme, themes } from '../support/cardPictures/hostConfigs.js';
import { picturesOfCards } from '../support/cardPictures/picturesOfCards.js';
import { sampleCards } from '../support/cardPictures/sampleCards.js';
import { hostileWords, longestWords } from '../support/cardPictures/sampleWords.js';

/** The narrowest window in which Teams shows a card, and a comfortable one. */
const widths = [320, 640];
const updating = process.env.UPDATE_PICTURES === '1';

/** The longest words are the ones that can stick out; how a theme is coloured changes no width, so one language does. */
const cardsIn = (theme: Theme) =>
  (theme === 'light' ? languages : (['de'] as const)).flatMap((language) =>
    sampleCards(readerOf(language, 'UTC', true, true), longestWords).map(({ card, state, answer }) => ({
      name: `${card} ${state} (${language})`,
      answer,
    })),
  );

const suite = hasChromium
  ? 'the cards, drawn in a browser'
  : `the cards, drawn in a browser (SKIPPED: there is no Chromium at ${chromiumPath})`;

(hasChromium ? describe : describe.skip)(suite, function () {
  this.timeout(120_000);
  let browser: Browser;
  before(async () => {
    browser = await startChromium();
  });
  after(() => browser.close());

  async function overflowsOn(page: Page, theme: Theme): Promise<string[]> {
    const found: string[] = [];
    for (const { name, answer } of cardsIn(theme)) {
      const { overflows } = await drawCard(page, answer.card, true);
      found.push(...overflows.map((text) => `${name}: ${text}`));
    }
    return found;
  }

  for (const theme of themes) {
    for (const width of theme === 'light' ? widths : widths.slice(0, 1)) {
      it(`fit into ${width} pixels without a text cut off, ${theme}`, async () => {
        const page = await openCardPage(browser, theme, width);
        assert.deepEqual(await overflowsOn(page, theme), []);
        await page.close();
      });
    }
  }

  it('show what people typed as they typed it', async () => {
    const page = await openCardPage(browser, 'light', 640);
    const wrong: string[] = [];
    const shown = new Set<string>();
    for (const { card, state, answer } of sampleCards(readerOf('en', 'UTC', false), hostileWords)) {
      const text = plainly((await drawCard(page, answer.card, true)).text);
      for (const [field, words] of Object.entries(hostileWords)) {
        const typed = plainly(words);
        const marker = typed.slice(0, typed.indexOf('$') + 1);
        if (text.includes(typed)) shown.add(field);
        // A choice's title may be cut at its end, but nothing else.
        const altered = text
          .split(marker)
          .slice(1)
          .filter((rest) => !isBeginningOf(marker + rest, typed));
        if (altered.length > 0) wrong.push(`${card} ${state}: ${altered[0]?.slice(0, 80)}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual([...shown].sort(), Object.keys(hostileWords).sort());
    await page.close();
  });

  (updating ? it : it.skip)('are pictured in docs/cards (with UPDATE_PICTURES=1)', async () => {
    await drawIcons(browser);
    mkdirSync(rootPath('docs', 'cards'), { recursive: true });
    for await (const { name, png } of picturesOfCards(browser)) {
      writeFileSync(rootPath('docs', 'cards', `${name}.png`), png);
    }
  });
});

/** True if `text` starts with all of `typed`, or with a part of it that ends in an ellipsis. */
function isBeginningOf(text: string, typed: string): boolean {
  if (text.startsWith(typed)) return true;
  const cut = text.indexOf('…');
  return cut !== -1 && typed.startsWith(text.slice(0, cut).trimEnd());
}

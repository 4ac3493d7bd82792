import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { rootPath, sourcePath } from '../../../src/assets.js';

/** The icons of the cards' head lines: their source in `docs/cards/icons/`, drawn at twice the size they show at. */
export const iconNames = ['emergencyLocationChange'] as const;
const pixels = 48;

/** Draws every icon's SVG as a PNG and writes them as data URIs to `src/conversation/views/icons.json`. */
export async function drawIcons(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  const drawn: Record<string, string> = {};
  for (const name of iconNames) {
    const svg = readFileSync(rootPath('docs', 'cards', 'icons', `${name}.svg`), 'utf8');
    await page.setContent(`<style>body{margin:0;background:transparent}svg{display:block}</style>${svg}`);
    const png = await page.screenshot({ omitBackground: true });
    drawn[name] = `data:image/png;base64,${png.toString('base64')}`;
  }
  await page.close();
  writeFileSync(sourcePath('conversation', 'views', 'icons.json'), `${JSON.stringify(drawn, null, 2)}\n`);
}

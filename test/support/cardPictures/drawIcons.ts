import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { rootPath, sourcePath } from '../../../src/assets.js';
import { requestKinds } from '../../../src/requests/index.js';

/** The icons of the cards' head lines: their source in `docs/cards/icons/`, drawn at twice the size they show at. */
export const iconNames = requestKinds;
const pixels = 48;

/** Draws every icon's SVG as a PNG and writes them as data URIs to `src/conversation/views/icons.json`. */
export async function drawIcons(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  const drawn: Record<string, string> = {};
  for (const name of iconNames) {
    const svg = readFileSync(rootPath('docs', 'cards', 'icons', `${name}.svg`), 'utf8');
    await page.setContent(`<style>body{margin:0;background:transparent}svg{display:block}</style>${svg}`);
    const png = await page.screenshot({ omitBackground: true });
    drawn[name] = `data:image/png;base64,${smaller(png).toString('base64')}`;
  }
  await page.close();
  writeFileSync(sourcePath('conversation', 'views', 'icons.json'), `${JSON.stringify(drawn, null, 2)}\n`);
}

/** The picture with fewer shades at its edges, which packs to half: it travels with every card. */
function smaller(file: Buffer): Buffer {
  const picture = PNG.sync.read(file);
  for (const [index, value] of picture.data.entries()) picture.data[index] = Math.round(value / 51) * 51;
  return PNG.sync.write(picture, { deflateLevel: 9, filterType: -1 });
}

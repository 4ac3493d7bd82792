import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { rootPath } from '../../../src/assets.js';
import type { AdaptiveCard } from '../../../src/conversation/index.js';
import { cardStyle } from './cardStyle.js';
import { hostConfigOf, type Theme } from './hostConfigs.js';

export const chromiumPath = '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

/** Starts Chromium without a window and without anything that it does over the network by itself. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What is wrong with a card's layout, and all the text that is to be read on it. */
export interface DrawnCard {
  readonly overflows: readonly string[];
  readonly text: string;
}

/** An empty page in a theme, on which cards are drawn one after another, as wide as `width` pixels. */
export async function openCardPage(browser: Browser, theme: Theme, width: number): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 600 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  await page.route('**/*', (route) => route.abort());
  await page.setContent(
    `<!doctype html><html lang="en"><title>card</title><style>${cardStyle(theme)}</style><div id="card"></div></html>`,
  );
  await page.addScriptTag({
    path: rootPath('node_modules', 'adaptivecards', 'dist', 'adaptivecards.min.js'),
  });
  await page.addScriptTag({
    path: rootPath('node_modules', 'markdown-it', 'dist', 'browser', 'markdown-it.umd.min.js'),
  });
  await page.addScriptTag({ content: drawingScript });
  await page.evaluate(`useHost(${JSON.stringify(hostConfigOf(theme))})`);
  return page;
}

/** Draws the card; `opened`: with everything that its buttons unfold. */
export async function drawCard(page: Page, card: AdaptiveCard, opened = false): Promise<DrawnCard> {
  const drawn: unknown = await page.evaluate(`drawCard(${JSON.stringify(card)}, ${opened})`);
  return asDrawnCard(drawn);
}

/** The card as it is drawn now, as a PNG, without the page around it. */
export async function pictureOf(page: Page): Promise<Buffer> {
  await page.evaluate("document.body.style.background = 'transparent'");
  return page.locator('#card').screenshot({ omitBackground: true });
}

function asDrawnCard(value: unknown): DrawnCard {
  if (typeof value === 'object' && value !== null && 'overflows' in value && 'text' in value) {
    const { overflows, text } = value;
    if (Array.isArray(overflows) && typeof text === 'string')
      return { overflows: overflows.map(String), text };
  }
  throw new TypeError('the page answered something else than a drawn card');
}

/** Runs in the page, therefore plain JavaScript. `html: false` as in Teams: tags that people type stay text. */
const drawingScript = String.raw`
  const markdown = markdownit({ html: false, linkify: false });
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  let host;
  const useHost = (config) => { host = new AdaptiveCards.HostConfig(config); };
  const label = (element) => element.tagName.toLowerCase() + '.' + element.className + ' "' + (element.innerText || element.value || '').slice(0, 60) + '"';

  function drawCard(json, opened) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = host;
    card.parse(json);
    const place = document.getElementById('card');
    place.replaceChildren(card.render());
    if (opened) for (const button of place.querySelectorAll('.ac-pushButton.expandable')) button.click();
    const edge = place.getBoundingClientRect();
    const overflows = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) overflows.push('the page scrolls sideways');
    for (const element of place.querySelectorAll('*')) {
      if (element.matches('option, select, textarea, input')) {
        const box = element.getBoundingClientRect();
        if (!element.matches('option') && (box.right > edge.right + 1 || box.left < edge.left - 1)) overflows.push('outside: ' + label(element));
        continue;
      }
      const speaks = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      if (!speaks) continue;
      const box = element.getBoundingClientRect();
      if (box.right > edge.right + 1 || box.left < edge.left - 1) overflows.push('outside: ' + label(element));
      if (getComputedStyle(element).display === 'inline') continue;
      if (element.scrollWidth > element.clientWidth + 1) overflows.push('too wide: ' + label(element));
      if (element.scrollHeight > element.clientHeight + 2) overflows.push('cut off: ' + label(element));
    }
    const typed = [...place.querySelectorAll('input, textarea')].map((input) => input.value);
    const chosen = [...place.querySelectorAll('option')].map((option) => option.text);
    return { overflows, text: [place.innerText, ...typed, ...chosen].join('\n') };
  }
`;

import type { Browser } from 'playwright-core';
import { type Reader, readerOf } from '../../../src/conversation/index.js';
import { drawCard, openCardPage, pictureOf } from './cardPage.js';
import { palettes } from './hostConfigs.js';
import { type SampleCard, sampleCards } from './sampleCards.js';
import { ordinaryWords } from './sampleWords.js';

/** The cards and states that the documentation shows. */
const picturedStates: readonly string[] = [
  'message-help',
  'message-obstacle',
  'location-form-short',
  'location-form-problem',
  'location-form-long',
  'request-waiting',
  'request-changing',
  'request-done',
  'request-rejected',
  'request-failed',
  'approval-waiting',
  'approval-unusual',
  'approval-claimed',
  'approval-done',
  'approval-channel-waiting',
  'failed-change-open',
  'requests-page',
  'address-form-first',
  'address-duplicates-similar',
  'address-task-open',
  'location-reminder-due',
  'location-reminder-moved',
  'reminder-one',
  'approval-stages',
  'request-question',
  'stand-in-form',
  'proposal-form',
  'notifications-administrator',
  'reminder-several',
  'outcome-expired',
  'outcome-done',
  'outcome-rejected',
  'request-numberRequest-changing',
  'request-numberChange-failed',
  'request-callerIdChange-byHand',
  'approval-numberRequest-waiting',
  'approval-callingPlanChange-waiting',
  'failed-change-numberChange-failed',
  'task-by-hand-callerIdChange-byHand',
  'task-by-hand-over',
  'outcome-numberRequest-done',
  'outcome-callerIdChange-rehearsed',
  'person-form-several',
  'person-form-what',
  'emergency-one-number',
  'message-suggestions',
  'request-for-you-waiting',
  'outcome-for-you-done',
  'location-form-editing',
  'number-form-first',
  'number-form-searched',
  'number-release-form-own',
  'plan-form-choice',
  'plan-form-used-up',
  'line-ready',
  'line-requests',
  'readiness-ready',
  'readiness-missing',
  'country-DE',
  'country-choice-typed',
];

/** Those of them that are shown with what their button unfolds. */
const opened: readonly string[] = ['approval-claimed', 'approval-numberRequest-waiting'];

const nameOf = ({ card, state }: SampleCard): string => `${card}-${state}`;
const wide = 560;
const narrow = 320;

/** One picture a card: English on light ground as on a desktop, beside it German on dark ground as on a telephone. */
export async function* picturesOfCards(browser: Browser): AsyncGenerator<{ name: string; png: Buffer }> {
  const light = await openCardPage(browser, 'light', wide);
  const dark = await openCardPage(browser, 'dark', narrow);
  const germanCards = samplesByName(readerOf('de', 'Europe/Berlin', false));
  for (const [name, english] of samplesByName(readerOf('en', 'Europe/Berlin', false))) {
    const german = germanCards.get(name);
    if (german === undefined || !picturedStates.includes(name)) continue;
    await drawCard(light, english.answer.card, opened.includes(name));
    await drawCard(dark, german.answer.card, opened.includes(name));
    yield { name, png: await sideBySide(browser, await pictureOf(light), await pictureOf(dark)) };
  }
  await Promise.all([light.close(), dark.close()]);
}

function samplesByName(reader: Reader): Map<string, SampleCard> {
  return new Map(sampleCards(reader, ordinaryWords).map((sample) => [nameOf(sample), sample]));
}

async function sideBySide(browser: Browser, left: Buffer, right: Buffer): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: { width: wide + narrow + 48, height: 100 },
  });
  const image = (png: Buffer, width: number) =>
    `<img style="width:${width}px;display:block" src="data:image/png;base64,${png.toString('base64')}">`;
  await page.setContent(
    `<!doctype html><body style="margin:0;padding:16px;display:flex;gap:16px;align-items:flex-start;background:${palettes.light.page}">` +
      `${image(left, wide)}${image(right, narrow)}</body>`,
  );
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
  const png = await page.screenshot({ fullPage: true });
  await page.close();
  return png;
}

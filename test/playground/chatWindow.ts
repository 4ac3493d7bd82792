import { access } from 'node:fs/promises';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/**
 * A person's window of the Agents Playground, driven in a real browser. Everything waits for what it names, so that
 * a test reads as what the person does and sees.
 */
export interface ChatWindow {
  /** Types a message and sends it. */
  say(text: string): Promise<void>;
  /** The newest message or card of the bot that contains `text`; waits until there is one. */
  sees(text: string | RegExp): Promise<Locator>;
  /** Waits until no message or card contains `text` any more. */
  seesNoLonger(text: string | RegExp): Promise<void>;
  /** Presses a button on the newest card that has one with this title. */
  click(title: string): Promise<void>;
  /** Chooses an option of a choice, by the label of the input and the title of the option. */
  choose(label: string, option: string | RegExp): Promise<void>;
  /** Fills in a text input. */
  fill(label: string, text: string): Promise<void>;
  /** The text of every message and card of the bot, oldest first. */
  transcript(): Promise<string[]>;
  screenshot(file: string): Promise<void>;
}

export interface Browsing {
  /** Opens the window that the Playground serves on `port`. */
  openPlayground(port: number): Promise<ChatWindow>;
  close(): Promise<void>;
}

const chromiumPaths = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const patienceMs = 20_000;

/** Where a Chromium of this machine stands; undefined if there is none. */
export async function findChromium(): Promise<string | undefined> {
  for (const path of chromiumPaths) {
    if (!path) continue;
    const found = await access(path).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return undefined;
}

/** Starts a browser. Nothing in it leaves this machine: the Playground's page asks a CDN for fonts. */
export async function startBrowsing(executablePath: string): Promise<Browsing> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      // Chromium as root has no sandbox; it shows this machine's own pages only.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    openPlayground: (port) => openWindow(browser, port),
    close: () => browser.close(),
  };
}

async function openWindow(browser: Browser, port: number): Promise<ChatWindow> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 }, locale: 'en-GB' });
  page.setDefaultTimeout(patienceMs);
  await page.route('**/*', (route) => {
    const isLocal = new URL(route.request().url()).hostname === 'localhost';
    return isLocal ? route.continue() : route.abort();
  });
  await page.goto(`http://localhost:${port}`, { waitUntil: 'domcontentloaded' });
  await page.getByTitle('Hide log panel').click();
  return chatWindow(page);
}

function chatWindow(page: Page): ChatWindow {
  const messages = page.locator('.fai-OutputCard');
  const button = (title: string) => page.getByRole('button', { name: title, exact: true });
  const newestWith = (inside: Locator) => messages.filter({ has: inside }).last();
  return {
    async say(text) {
      // The message box is the only rich-text editor; cards have text areas of their own.
      await page.locator('[data-lexical-editor=true]').fill(text);
      await page.keyboard.press('Enter');
    },
    async sees(text) {
      const message = messages.filter({ hasText: text }).last();
      await message.waitFor();
      return message;
    },
    async seesNoLonger(text) {
      await messages.filter({ hasText: text }).first().waitFor({ state: 'detached' });
    },
    async click(title) {
      await newestWith(button(title)).getByRole('button', { name: title, exact: true }).click();
    },
    async choose(label, option) {
      const input = page.getByRole('combobox', { name: label });
      await newestWith(input).getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option }).first().click();
    },
    async fill(label, text) {
      const input = page.getByRole('textbox', { name: label });
      await newestWith(input).getByRole('textbox', { name: label }).fill(text);
    },
    transcript: () => messages.allInnerTexts(),
    async screenshot(file) {
      await page.screenshot({ path: file });
    },
  };
}

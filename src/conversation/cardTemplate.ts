import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { rootPath } from '../assets.js';
import { erasedText } from '../requests/index.js';
import type { Texts } from './texts.js';

/** An Adaptive Card as it goes over the wire. */
export type AdaptiveCard = { readonly type: 'AdaptiveCard' } & Readonly<Record<string, unknown>>;

/** The cards in `cards/`, one a file. */
export const cardNames = [
  'message',
  'location-form',
  'request',
  'approval',
  'approval-channel',
  'stand-in',
  'proposal',
  'failed-change',
  'task-by-hand',
  'requests',
  'outcome',
  'person-form',
  'emergency',
  'number-form',
  'number-release-form',
  'location-reminder',
  'reminder',
  'queue',
  'queue-selection',
  'several',
  'findings',
  'notifications',
  'caller-id-form',
  'plan-form',
  'line',
  'readiness',
  'country',
  'country-choice',
  'address-form',
  'address-duplicates',
  'address-task',
] as const;
export type CardName = (typeof cardNames)[number];

const compiled = new Map<CardName, Template>();

function templateOf(name: CardName): Template {
  let template = compiled.get(name);
  if (template === undefined) {
    template = new Template(JSON.parse(readFileSync(rootPath('cards', `${name}.json`), 'utf8')));
    compiled.set(name, template);
  }
  return template;
}

/** Reads and compiles every template, so that the first person doesn't wait for it. */
export function compileCards(): void {
  for (const name of cardNames) templateOf(name);
}

/**
 * Fills a template. The banner of `texts` (a dry run) stands on top of every card, whatever the template. Every Action.Execute gets an Action.Submit with the same data as its fallback, for clients that
 * don't know it (Adaptive Cards before 1.4); both come back to the same handler.
 */
export function renderCard(
  name: CardName,
  texts: Pick<Texts, 'banner'> & Partial<Pick<Texts, 'erased'>>,
  data: object,
): AdaptiveCard {
  const expanded: unknown = templateOf(name).expand({ $root: data });
  const { erased = erasedText } = texts;
  const worded = erased === erasedText ? expanded : withErasedWord(expanded, erased);
  const card = asObject(withSubmitFallback(worded));
  return { ...(texts.banner === null ? card : withBanner(card, texts.banner)), type: 'AdaptiveCard' };
}

function withBanner(card: Record<string, unknown>, banner: string): Record<string, unknown> {
  const line = {
    type: 'Container',
    style: 'accent',
    items: [{ type: 'TextBlock', text: banner, size: 'small', weight: 'bolder', wrap: true }],
  };
  const body = Array.isArray(card.body) ? card.body : [];
  return { ...card, fallbackText: `${banner} ${String(card.fallbackText ?? '')}`, body: [line, ...body] };
}

/** The record holds one mark for what was erased; it reads as the reader's language has it. What a card sends back stays. */
function withErasedWord(node: unknown, erased: string): unknown {
  if (typeof node === 'string') return node.replaceAll(erasedText, erased);
  if (Array.isArray(node)) return node.map((each: unknown) => withErasedWord(each, erased));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]: [string, unknown]) => [
      key,
      key === 'data' ? value : withErasedWord(value, erased),
    ]),
  );
}

function withSubmitFallback(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withSubmitFallback);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [key, withSubmitFallback(value)] as const);
  const copy: Record<string, unknown> = Object.fromEntries(entries);
  if (copy.type !== 'Action.Execute') return copy;
  const { verb: _verb, ...rest } = copy;
  return { ...copy, fallback: { ...rest, type: 'Action.Submit' } };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

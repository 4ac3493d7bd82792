import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { rootPath } from '../assets.js';

/** An Adaptive Card as it goes over the wire. */
export type AdaptiveCard = { readonly type: 'AdaptiveCard' } & Readonly<Record<string, unknown>>;

/** The cards in `cards/`, one a file. */
export const cardNames = [
  'message',
  'location-form',
  'request',
  'approval',
  'approval-channel',
  'failed-change',
  'requests',
  'outcome',
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
 * Fills a template. Every Action.Execute gets an Action.Submit with the same data as its fallback, for clients that
 * don't know it (Adaptive Cards before 1.4); both come back to the same handler.
 */
export function renderCard(name: CardName, data: object): AdaptiveCard {
  const expanded: unknown = templateOf(name).expand({ $root: data });
  return { ...asObject(withSubmitFallback(expanded)), type: 'AdaptiveCard' };
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

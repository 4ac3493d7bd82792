import { createRequire } from 'node:module';
import MarkdownIt from 'markdown-it';
import type { AdaptiveCard } from '../../../src/conversation/index.js';

/** An object of a card's JSON: an element, an action, an input. */
export type CardPart = Readonly<Record<string, unknown>>;

/** The library's build for browsers is the only one that Node can load; its types are those of the package. */
const library: typeof import('adaptivecards') = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
);

export function isPart(value: unknown): value is CardPart {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object in the card, outermost first. What stands in a `fallback` or is an action's data is left out. */
export function partsOf(value: unknown): CardPart[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isPart(value)) return [];
  const inner = Object.entries(value).filter(([key]) => key !== 'fallback' && key !== 'data');
  return [value, ...inner.flatMap(([, child]) => partsOf(child))];
}

export const ofType = (card: AdaptiveCard, start: string): CardPart[] =>
  partsOf(card).filter(({ type }) => typeof type === 'string' && type.startsWith(start));

/**
 * Teams reads `choices.data` in cards of version 1.5, for which the library knows it not yet; where it stands, the
 * choices come from the search, so that there may be none on the card.
 */
const typeAheadFaults = [
  'Property "choices.data" is supported in version 1.6, but you are using version 1.5.',
  'An Input.ChoiceSet must have at least one choice defined.',
];

/** What the card library of Microsoft finds wrong with a card of version 1.5, in its own words. */
export function faultsOf(card: AdaptiveCard): string[] {
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  parsed.parse(card, context);
  const faults = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const validated = parsed.validateProperties().validationEvents.map(({ message }) => message);
  const typeAhead = ofType(card, 'Input.ChoiceSet').some((input) => 'choices.data' in input);
  return [...faults, ...validated].filter((fault) => !typeAhead || !typeAheadFaults.includes(fault));
}

const markdown = new MarkdownIt({ html: false });

/** The text that people read on the card, as a client shows it: markdown carried out, dates not. */
export function readableText(card: AdaptiveCard): string {
  const texts = partsOf(card).flatMap((part) => {
    if (part.type === 'TextBlock') return [rendered(part.text)];
    if (part.type === 'FactSet' && Array.isArray(part.facts)) {
      return part.facts.filter(isPart).flatMap(({ title, value }) => [rendered(title), rendered(value)]);
    }
    return part.type === 'TextRun' ? [String(part.text)] : [];
  });
  return plainly(texts.join('\n'));
}

/** White space made one, invisible spaces gone: for comparing what is read. */
export const plainly = (text: string): string => text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();

function rendered(text: unknown): string {
  return markdown
    .render(String(text))
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

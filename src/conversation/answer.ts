import type { LineRequest } from '../requests/index.js';
import { type CardAction, plainAction } from './actions.js';
import { type AdaptiveCard, renderCard } from './cardTemplate.js';
import type { Texts } from './texts.js';

/** What the bot says: a card, with one line for notifications and for clients that show no cards. */
export interface Answer {
  readonly card: AdaptiveCard;
  readonly summary: string;
  /** The request that the card shows, for keeping the copy up to date. */
  readonly shows: LineRequest | null;
}

/** One sentence or two with at most three ways forward. `text` is ready to show (values already literal). */
export function messageAnswer(
  texts: Texts,
  text: { readonly title?: string; readonly paragraphs: readonly string[]; readonly summary?: string },
  actions: readonly CardAction[] = [],
): Answer {
  const summary = text.summary ?? text.title ?? text.paragraphs[0] ?? texts('app.name');
  const card = renderCard('message', texts, {
    title: text.title ?? '',
    hasTitle: text.title !== undefined,
    paragraphs: text.paragraphs.map((paragraph) => ({ text: paragraph })),
    actions,
    fallbackText: [text.title, ...text.paragraphs].filter(Boolean).join(' '),
  });
  return { card, summary, shows: null };
}

/** The buttons that lead on from anywhere. */
export function waysForward(texts: Texts): CardAction[] {
  return [
    plainAction(texts, 'showLine', 'suggest.showLine', 'positive'),
    plainAction(texts, 'listRequests', 'action.myRequests'),
    plainAction(texts, 'help', 'action.help'),
  ];
}

import type { Answer } from './answer.js';
import { messageAnswer, waysForward } from './answer.js';
import type { Texts } from './texts.js';

/** What Line Desk does, with the ways in. `welcome`: the first words after the app was installed. */
export function helpAnswer(
  texts: Texts,
  options: { readonly welcome?: boolean; readonly lead?: string } = {},
): Answer {
  const title = options.welcome === true ? texts('help.welcome') : texts('help.title');
  const lead = options.lead === undefined ? [] : [options.lead];
  return messageAnswer(
    texts,
    { title, paragraphs: [...lead, texts('help.intro'), texts('help.safety')] },
    waysForward(texts).slice(0, 2),
  );
}

/** A sentence in answer to small talk, with the ways forward: no reply is a dead end. */
export function sentenceAnswer(
  texts: Texts,
  key: string,
  values: Record<string, string | number> = {},
): Answer {
  return messageAnswer(texts, { paragraphs: [texts(key, values)] }, waysForward(texts));
}

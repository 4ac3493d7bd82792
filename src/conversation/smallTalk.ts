import type { Answer } from './answer.js';
import { messageAnswer, waysForward } from './answer.js';
import type { Texts } from './texts.js';
import { intentAction } from './views/suggestions.js';

/** What the help card offers as buttons: what most people come for. */
const mainJourneys = ['changeLocation', 'requestNumber', 'showLine'] as const;
/** What it shows as sentences to write. */
const examples = [
  'changeCallerId',
  'changeCallingPlan',
  'showReadiness',
  'countryAvailability',
  'requestStatus',
  'onBehalf',
] as const;

/** What Line Desk does, with the ways in. `welcome`: the first words after the app was installed. */
export function helpAnswer(
  texts: Texts,
  options: { readonly welcome?: boolean; readonly lead?: string } = {},
): Answer {
  const title = options.welcome === true ? texts('help.welcome') : texts('help.title');
  const lead = options.lead === undefined ? [] : [options.lead];
  const list = examples.map((name) => `- ${texts(`help.examples.${name}`)}`).join('\n');
  const buttons = mainJourneys.flatMap(
    (intent, index) => intentAction(texts, intent, index === 0 ? 'positive' : 'default') ?? [],
  );
  return messageAnswer(
    texts,
    {
      title,
      paragraphs: [...lead, texts('help.intro'), `${texts('help.write')}\n\n${list}`, texts('help.safety')],
    },
    buttons,
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

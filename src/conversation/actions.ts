import type { LineRequest } from '../requests/index.js';
import type { Texts } from './texts.js';

/** A button as the templates show it. `data` comes back with the click. */
export interface CardAction {
  readonly title: string;
  readonly style: 'default' | 'positive' | 'destructive';
  readonly verb: string;
  readonly data: Readonly<Record<string, string | number>>;
}

/** A button that carries nothing but its name. */
export function plainAction(
  texts: Texts,
  verb: string,
  titleKey: string,
  style: CardAction['style'] = 'default',
  data: CardAction['data'] = {},
): CardAction {
  return { title: texts.plain(titleKey), style, verb, data: { action: verb, ...data } };
}

/** A button about one request: it carries id, version and nonce, and nothing that decides a right. */
export function requestAction(
  texts: Texts,
  request: Pick<LineRequest, 'id' | 'version' | 'nonce'>,
  verb: string,
  titleKey: string,
  style: CardAction['style'] = 'default',
): CardAction {
  const { id, version, nonce } = request;
  return plainAction(texts, verb, titleKey, style, { requestId: id, version, nonce });
}

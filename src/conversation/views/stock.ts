import type { StockView } from '../../desk/index.js';
import { isLow } from '../../inventory/index.js';
import { plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { literalRun } from '../literal.js';
import type { Reader } from '../reader.js';
import { planName } from './planWords.js';

/** One card holds so many pools and so many products. */
const rowsOnOneCard = 20;
const counted = ['held', 'assigned', 'resting', 'blocked', 'missing'] as const;

/** "Stock": the numbers of each pool by their state, which run low, and the licences that are left. */
export function stockAnswer({ pools, licences }: StockView, reader: Reader): Answer {
  const { texts } = reader;
  const low = pools.filter(isLow).length;
  const numbers = pools.slice(0, rowsOnOneCard).map((stock) => {
    const others = counted
      .filter((state) => stock.numbers[state] > 0)
      .map((state) => texts.plain(`stock.${state}`, { count: stock.numbers[state] }));
    const alert = stock.pool.alertBelow;
    return row(
      stock.pool.name,
      [...others, ...(alert === null ? [] : [texts.plain('stock.alert', { count: alert })])].join(' · '),
      texts.plain('stock.available', { count: stock.numbers.available }),
      isLow(stock) ? 'attention' : 'good',
    );
  });
  const left =
    licences === 'unread'
      ? []
      : licences
          .slice(0, rowsOnOneCard)
          .map(({ plan, product, left: some, total }) =>
            row(
              planName(plan, texts),
              product,
              texts.plain('stock.left', { left: some, total }),
              some === 0 ? 'attention' : 'good',
            ),
          );
  const card = renderCard('findings', texts, {
    title: texts('stock.title'),
    sentences: [
      ...(pools.length === 0 ? [texts('stock.noPools')] : []),
      ...(low === 0 ? [] : [texts('stock.low', { count: low })]),
      ...(licences === 'unread' ? [texts('stock.unread')] : []),
      ...(pools.length > rowsOnOneCard ? [texts('admin.more', { count: pools.length - rowsOnOneCard })] : []),
    ].map((text) => ({ text })),
    facts: [],
    hasFacts: false,
    rows: [...numbers, ...left],
    search: [],
    actions: [
      plainAction(texts, 'failedRequests', 'admin.failed'),
      plainAction(texts, 'help', 'action.help'),
    ],
    fallbackText: texts.plain('stock.title'),
  });
  return { card, summary: texts.plain('stock.title'), shows: null };
}

/** `detail` beside the word that stands out in its colour. All raw. */
export const row = (name: string, detail: string, word: string, color: string) => ({
  name: literalRun(name),
  detail: detail === '' ? '' : ` · ${literalRun(detail)}`,
  word,
  color,
  opens: [],
});

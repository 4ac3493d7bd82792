import type { NumberNews } from '../../desk/index.js';
import { formatTelephoneNumber } from '../../telephony/index.js';
import { type Answer, messageAnswer } from '../answer.js';
import type { Reader } from '../reader.js';

/** What an administrator is told of the numbers: a pool that runs low, or numbers that the tenant shows otherwise. */
export function numberNewsAnswer(news: NumberNews, { texts }: Reader): Answer {
  if (news.news === 'stockLow') {
    const { pool, left, alertBelow } = news;
    return messageAnswer(texts, {
      title: texts('numberNews.stockTitle', { pool }),
      paragraphs: [
        texts('numberNews.stock', { count: left, limit: alertBelow }),
        texts('numberNews.stockNext'),
      ],
    });
  }
  return messageAnswer(texts, {
    title: texts('numberNews.driftTitle', { count: news.total }),
    paragraphs: [
      ...news.named.map(({ telephoneNumber, kind }) =>
        texts(`numberNews.drift.${kind}`, { number: formatTelephoneNumber(telephoneNumber) }),
      ),
      texts('numberNews.driftNext'),
    ],
  });
}

import type { LineView } from '../../desk/index.js';
import type { ReadinessCheck } from '../../telephony/index.js';
import { plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { literalRun } from '../literal.js';
import type { Reader } from '../reader.js';
import { firstMend, mendAction } from './mend.js';
import { whyOf } from './readinessWhy.js';

/** Beside the word, so that colour is never the only sign. Plain characters, which every font has in black. */
const signs = { yes: '✓', no: '✗', unknown: '?', notNeeded: '–' } as const satisfies Record<
  ReadinessCheck['answer'],
  string
>;

/** "Am I set up for calling?": the seven questions, each with its answer, why, and what mends it. */
export function readinessAnswer(view: LineView, reader: Reader): Answer {
  const { facts, checks, missing, advised, onlySeen } = view;
  const { texts } = reader;
  const { own, person } = facts.line;
  const whose = own ? {} : { person: person.id };
  const unread = facts.number === 'unread';
  const main = unread || onlySeen ? null : firstMend([...missing, ...advised], facts, texts);
  const state = unread ? 'unread' : missing.length > 0 ? 'missing' : 'ready';
  const key = `readiness.title.${own ? 'own' : 'other'}.${state}`;
  const values = { name: person.name };
  const offered = new Set(main === null ? [] : [main.verb]);
  const rows = checks.map((check) => {
    const mend = onlySeen ? null : mendAction(check, facts, texts);
    // One way to a thing is enough on a card.
    const shown = mend !== null && !offered.has(mend.verb) ? mend : null;
    if (shown !== null) offered.add(shown.verb);
    return {
      sign: signs[check.answer],
      color: colorOf(check),
      question: texts(`readiness.question.${check.question}`),
      answer: texts.plain(`readiness.answer.${check.answer}`),
      why: literalRun(whyOf(check, facts, reader)),
      hasMend: shown !== null,
      mend: shown === null ? { title: '', verb: '', data: {}, text: '' } : { ...shown, text: shown.title },
    };
  });
  const card = renderCard('readiness', texts, {
    title: texts(key, values),
    lead: unread ? texts('line.partlyUnread') : texts('readiness.advised', { count: advised.length }),
    hasLead: unread || (missing.length === 0 && advised.length > 0),
    rows,
    actions: [
      ...(unread ? [plainAction(texts, 'showReadiness', 'action.tryAgain', 'positive', whose)] : []),
      ...(main === null ? [] : [main]),
      plainAction(
        texts,
        'showLine',
        own ? 'line.action.line' : 'line.action.lineOf',
        main === null && !unread ? 'positive' : 'default',
        whose,
      ),
    ],
    fallbackText: texts.plain(key, values),
  });
  return { card, summary: texts.plain(key, values), shows: null };
}

/** A choice is neither right nor wrong, so its "no" warns of nothing. */
function colorOf({ answer, weight }: ReadinessCheck): 'good' | 'attention' | 'warning' | 'default' {
  if (answer === 'yes') return 'good';
  if (answer === 'notNeeded' || weight === 'choice') return 'default';
  return answer === 'no' && weight === 'needed' ? 'attention' : 'warning';
}

import type { RequestView } from '../../desk/index.js';
import type { LineRequest, RequestEvent } from '../../requests/index.js';
import { literal } from '../literal.js';
import { type Reader, when } from '../reader.js';
import { failureText } from './wording.js';

/** Cards stay under 25 KB; more steps than this are counted instead of told. */
const stepsTold = 14;

/** What happened to a request, oldest first, each with its time. Of a long history: how it began and how it ended. */
export function historyOf(view: RequestView, reader: Reader) {
  const steps = view.events.map((event) => ({
    when: literal(when(event.at, reader)),
    what: eventText(event, view.request, reader),
  }));
  const untold = steps.length - stepsTold;
  if (untold <= 0) return steps;
  const skipped = { when: '…', what: reader.texts('request.earlier', { count: untold }) };
  return [...steps.slice(0, 2), skipped, ...steps.slice(2 + untold)];
}

/** One line of a history. Names stand in it literally. */
function eventText(event: RequestEvent, request: LineRequest, reader: Reader): string {
  const { texts } = reader;
  const name = event.actor.type === 'person' ? event.actor.person.name : texts.plain('app.name');
  if (event.type === 'approved' && event.actor.type === 'lineDesk') return texts('event.approvedByPolicy');
  const { code } = event.values;
  const failure = code === undefined ? request.failure : { code };
  return texts(`event.${event.type}`, { name, reason: failureText(failure, texts) });
}

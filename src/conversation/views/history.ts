import type { RequestView } from '../../desk/index.js';
import type { LineRequest, RequestEvent } from '../../requests/index.js';
import { literal } from '../literal.js';
import { type Reader, when } from '../reader.js';
import { failureText } from './wording.js';

/** Cards stay under 25 KB; more steps than this are counted instead of told. */
const stepsTold = 14;

/** What happened to a request, oldest first, each with its time. Of a long history: how it began and how it ended. */
export function historyOf(view: RequestView, reader: Reader) {
  const steps = view.events.map((event, index) => ({
    when: literal(when(event.at, reader)),
    what: eventText(event, undoingAt(view.events, index), view.request, reader),
  }));
  const untold = steps.length - stepsTold;
  if (untold <= 0) return steps;
  const skipped = { when: '…', what: reader.texts('request.earlier', { count: untold }) };
  return [...steps.slice(0, 2), skipped, ...steps.slice(2 + untold)];
}

/** The step of the plan that an event is about, as the desk writes it down (`assignNumber 2/2`); null for none. */
export function stepOfEvent(event: RequestEvent): { readonly index: number; readonly total: number } | null {
  const [, step, total] = /(\d+)\/(\d+)$/.exec(event.values.step ?? '') ?? [];
  return step === undefined || total === undefined ? null : { index: Number(step) - 1, total: Number(total) };
}

/** Whether steps were being taken back at that time: what starts then is an undoing. */
function undoingAt(events: readonly RequestEvent[], index: number): boolean {
  const turn = events.slice(0, index).findLast(({ type }) => type === 'undoBegun' || type === 'failed');
  return turn?.type === 'undoBegun';
}

/** One line of a history. Names stand in it literally. */
function eventText(event: RequestEvent, undoing: boolean, request: LineRequest, reader: Reader): string {
  const { texts } = reader;
  const name = event.actor.type === 'person' ? event.actor.person.name : texts.plain('app.name');
  const { code } = event.values;
  const failure = code === undefined ? request.failure : { code };
  const values = { name, reason: failureText(failure, texts) };
  const key = eventKey(event, undoing);
  const step = stepOfEvent(event);
  return texts(key, step === null ? values : { ...values, step: step.index + 1, total: step.total });
}

function eventKey(event: RequestEvent, undoing: boolean): string {
  const { how } = event.values;
  const step = stepOfEvent(event);
  switch (event.type) {
    case 'approved':
      return event.actor.type === 'lineDesk' ? 'event.approvedByPolicy' : 'event.approved';
    case 'started':
      if (step !== null && undoing) return 'event.undoStarted';
      return step !== null && step.total > 1 ? 'event.stepStarted' : 'event.started';
    case 'stepDone':
      if (step === null) return 'event.verified';
      if (how === 'held') return 'event.stepHeld';
      return how === 'rehearsed' ? 'event.stepRehearsed' : 'event.stepDone';
    case 'verified':
      if (how === 'rehearsed') return 'event.rehearsed';
      // Of several steps, that the last one was in place says nothing about the others.
      return how === 'held' && (step === null || step.total === 1) ? 'event.verifiedHeld' : 'event.verified';
    case 'stepUndone':
      if (step === null) return 'event.undone';
      return how === 'left' ? 'event.stepLeft' : 'event.stepUndone';
    default:
      return `event.${event.type}`;
  }
}

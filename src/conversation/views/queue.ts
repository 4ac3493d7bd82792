import { type Queue, queuePage, queueSelection } from '../../desk/index.js';
import type { LineRequest } from '../../requests/index.js';
import { type CardAction, plainAction, requestAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { everything, pickId, picksText } from '../commands/queueCommands.js';
import { literal, literalRun } from '../literal.js';
import { type Reader, when } from '../reader.js';
import type { Texts } from '../texts.js';
import { subjectOf } from './kinds/index.js';
import { kindOf } from './wording.js';

/** A choice set doesn't get longer than this; the other sites are reached page by page. */
const sitesChosenFrom = 50;

/** "Pending approvals": a page of what waits for the reader, the oldest first, and what narrows it down. */
export function queueAnswer(queue: Queue, reader: Reader): Answer {
  const { texts } = reader;
  const { requests, total, query } = queue;
  const filtered = query.kind !== null || query.site !== null;
  if (total === 0) {
    return messageAnswer(
      texts,
      { title: texts('queue.title'), paragraphs: [texts(filtered ? 'queue.noneFits' : 'queue.none')] },
      [
        ...(filtered ? [plainAction(texts, 'pendingApprovals', 'queue.showAll', 'positive')] : []),
        plainAction(texts, 'listRequests', 'action.myRequests'),
        plainAction(texts, 'help', 'action.help'),
      ],
    );
  }
  const end = query.offset + requests.length;
  const filter = filterData(query);
  const page = (title: string, offset: number) =>
    plainAction(texts, 'pendingApprovals', title, 'default', { ...filter, offset });
  const pages: CardAction[] = [
    ...(query.offset > 0 ? [page('queue.earlier', Math.max(0, query.offset - queuePage))] : []),
    ...(end < total ? [page('queue.later', end)] : []),
  ];
  // At most three actions are in sight: later pages have two for paging.
  const filterable = query.offset === 0 && (filtered || queue.kinds.length > 1 || queue.sites.length > 1);
  const card = renderCard('queue', texts, {
    title: texts('queue.title'),
    lead: texts('queue.lead', { count: total }),
    requests: requests.map((request) => rowOf(request, reader)),
    page: texts('requests.page', { from: query.offset + 1, to: end, total }),
    hasPages: total > requests.length,
    filters: filterable ? [filterOf(queue, texts)] : [],
    actions: [
      ...(total > 1 ? [plainAction(texts, 'selectSeveral', 'queue.select', 'positive', filter)] : []),
      ...pages,
    ],
    fallbackText: texts.plain('queue.fallback', { count: total }),
  });
  return { card, summary: texts.plain('queue.title'), shows: null };
}

function rowOf(request: LineRequest, reader: Reader) {
  const { texts } = reader;
  const subject = subjectOf(request, reader, 'another');
  return {
    ...kindOf(request.details.kind, texts),
    title: subject.say(request.person.id === request.requester.id ? 'asks' : 'asksFor'),
    urgent: texts('queue.emergency'),
    isUrgent: isUrgent(request),
    change: literalRun(changeOf(subject, texts)),
    since: texts('queue.since', { when: when(request.submittedAt, reader) }),
    open: requestAction(texts, request, 'openRequest', 'action.open'),
  };
}

/** "2nd floor → 4th floor", or only what it becomes where nothing was before. Raw. */
export const changeOf = ({ from, to }: { from: string | null; to: string }, texts: Texts): string =>
  from === null ? to : texts.plain('queue.fromTo', { from, to });

/** Until it is decided, emergency calls show a place where the person isn't any more, or none. */
export const isUrgent = ({ details }: LineRequest): boolean =>
  details.kind === 'emergencyLocationChange' || details.kind === 'newEmergencyAddress';

const filterData = ({ kind, site }: Queue['query']): Readonly<Record<string, string>> => ({
  kind: kind ?? everything,
  site: site ?? everything,
});

function filterOf({ kinds, sites, query }: Queue, texts: Texts) {
  const all = (title: string) => ({ title: texts.plain(title), value: everything });
  const shown = sites.slice(0, sitesChosenFrom);
  const named = query.site === null || shown.includes(query.site) ? shown : [query.site, ...shown];
  return {
    title: texts.plain('queue.filter'),
    kindLabel: texts.plain('queue.kind'),
    kinds: [
      all('queue.allKinds'),
      ...kinds.map((kind) => ({ title: texts.plain(`kind.${kind}`), value: kind })),
    ],
    kind: query.kind ?? everything,
    siteLabel: texts.plain('queue.site'),
    sites: [all('queue.allSites'), ...named.map((site) => ({ title: site, value: site }))],
    site: query.site ?? everything,
    apply: plainAction(texts, 'pendingApprovals', 'queue.apply', 'positive'),
  };
}

/** The queue with a tick box for each, at most as many as are approved at once. */
export function selectionAnswer(queue: Queue, reader: Reader, note: string | null = null): Answer {
  const { texts } = reader;
  const { requests, total, query } = queue;
  if (total === 0) return queueAnswer(queue, reader);
  const card = renderCard('queue-selection', texts, {
    title: texts('queue.selectTitle'),
    note: note ?? '',
    hasNote: note !== null,
    lead: texts(total > queueSelection ? 'queue.selectFirst' : 'queue.selectLead', { count: queueSelection }),
    requests: requests.map((request, index) => {
      const subject = subjectOf(request, reader, 'another');
      const who = subject.sayPlain(request.person.id === request.requester.id ? 'asks' : 'asksFor');
      const urgent = isUrgent(request) ? ` · ${texts.plain('queue.emergency')}` : '';
      // A toggle's title is read as markdown.
      return { id: pickId(index), title: literal(`${who}: ${changeOf(subject, texts)}${urgent}`) };
    }),
    actions: [
      plainAction(texts, 'summariseSeveral', 'queue.approveSelected', 'positive', {
        picks: picksText(requests),
      }),
    ],
    back: plainAction(texts, 'pendingApprovals', 'queue.back', 'default', filterData(query)),
    fallbackText: texts.plain('queue.fallback', { count: total }),
  });
  return { card, summary: texts.plain('queue.selectTitle'), shows: null };
}

import type { LineRequest } from '../../requests/index.js';
import { type Answer, messageAnswer } from '../answer.js';
import { type Reader, readerAbout } from '../reader.js';

/**
 * What becomes of an approver's card when they have handed their turn on, or the requester has changed what is asked and
 * others decide it now. Of the new
 * terms it says nothing.
 */
export function goneToOthersAnswer(request: LineRequest, given: Reader): Answer {
  const { texts } = readerAbout(request, given);
  const stage = request.stages[request.stage];
  const handedOn =
    given.person !== null && given.person !== undefined && stage?.handedOn.includes(given.person) === true;
  if (handedOn) {
    const to = stage?.sources.findLast(({ from }) => from === 'reassigned')?.list.people[0];
    const name = request.asked.find(({ id }) => id === to)?.name;
    const done = messageAnswer(texts, {
      title: texts('more.handedOn'),
      paragraphs: [name === undefined ? texts('more.handedOnDetail') : texts('more.handedOnTo', { name })],
    });
    return { ...done, shows: request };
  }
  const title = texts('approval.others');
  const answer = messageAnswer(texts, {
    title,
    paragraphs: [texts('approval.othersDetail', { name: request.requester.name })],
  });
  return { ...answer, shows: request };
}

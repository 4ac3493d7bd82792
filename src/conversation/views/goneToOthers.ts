import type { LineRequest } from '../../requests/index.js';
import { type Answer, messageAnswer } from '../answer.js';
import { type Reader, readerAbout } from '../reader.js';

/**
 * What becomes of an approver's card when the requester has changed what is asked and others decide it now. Of the new
 * terms it says nothing.
 */
export function goneToOthersAnswer(request: LineRequest, given: Reader): Answer {
  const { texts } = readerAbout(request, given);
  const title = texts('approval.others');
  const answer = messageAnswer(texts, {
    title,
    paragraphs: [texts('approval.othersDetail', { name: request.requester.name })],
  });
  return { ...answer, shows: request };
}

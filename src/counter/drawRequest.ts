import {
  type Answer,
  administratorAnswer,
  approvalAnswer,
  noSuchRequestAnswer,
  type Reader,
  requestAnswer,
} from '../conversation/index.js';
import { type CardAudience, type Desk, viewOf } from '../desk/index.js';
import type { LineRequest } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';

/** The request's card as those see it whom it concerns. `note`: why it is shown. */
export function ownRequest(
  desk: Desk,
  reader: Reader,
  request: LineRequest,
  note: string | null,
): Promise<Answer> {
  return draw(desk, reader, request.requester, request, 'requester', note);
}

/** The request's card as this audience sees it, from what is stored now. */
export async function draw(
  desk: Desk,
  reader: Reader,
  actor: PersonRef,
  request: LineRequest,
  audience: CardAudience,
  note: string | null,
): Promise<Answer> {
  const view = await viewOf(desk, request.id);
  if (view === null) return noSuchRequestAnswer(reader.texts);
  if (audience === 'administrator') return administratorAnswer(view, reader, note);
  if (audience === 'approver') {
    return approvalAnswer(view, actor.id, reader, note, desk.clock.now());
  }
  return requestAnswer(view, reader, note);
}

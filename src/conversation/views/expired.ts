import type { LineRequest } from '../../requests/index.js';
import { type Reader, when } from '../reader.js';

/** From when to when a request waited that nobody decided. */
export function expiredBecause({ submittedAt, updatedAt }: LineRequest, reader: Reader): string {
  return reader.texts('expired.because', {
    since: when(submittedAt, reader),
    until: when(updatedAt, reader),
  });
}

/** What an approver's card says of it. */
export function expiredForApprovers({ updatedAt }: LineRequest, reader: Reader): string {
  return reader.texts('expired.approval', { when: when(updatedAt, reader) });
}

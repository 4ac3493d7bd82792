import type { LineRequest } from '../../requests/index.js';
import type { Reader } from '../reader.js';

/** What the reader is to a request: who asked, whose line it is (where somebody else asked), or neither. */
export type ReaderPart = 'requester' | 'person' | 'another';

/** A reader of whom nothing is known reads as the requester: their cards are drawn for nobody else. */
export function partOf(
  { requester, person }: Pick<LineRequest, 'requester' | 'person'>,
  reader: Pick<Reader, 'person'>,
): ReaderPart {
  const id = reader.person ?? requester.id;
  if (id === requester.id) return 'requester';
  return id === person.id ? 'person' : 'another';
}

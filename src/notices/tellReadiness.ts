import { readinessOfManyAnswer } from '../conversation/index.js';
import { type PeopleOf, readReadinessFor } from '../desk/index.js';
import type { PersonId } from '../telephony/index.js';
import { deliver } from './deliver.js';
import type { Delivery, Office } from './office.js';

/** Looks at the lines of many people and tells an administrator; nothing where they are none any more. */
export function tellReadiness(office: Office, recipient: PersonId, of: PeopleOf): Promise<Delivery> {
  return deliver(office, recipient, async (reader) => {
    const read = await readReadinessFor(office.desk, recipient, of);
    return read === null ? null : readinessOfManyAnswer(of, read, reader);
  });
}

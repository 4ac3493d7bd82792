import type { PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';

/** What everybody else gets, who learns nothing beside. */
export interface NotAnAdministrator {
  readonly result: 'notAnAdministrator';
}

export const notAnAdministrator: NotAnAdministrator = { result: 'notAnAdministrator' };

/** Whether policy names the person as an administrator now, read past the cache. Throws where the directory is silent. */
export const isAdministrator = (desk: Desk, { id }: PersonRef): Promise<boolean> =>
  desk.directory.isOnList(id, desk.policy.administrators, { fresh: true });

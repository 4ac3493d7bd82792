import type { Contacts } from '../desk/index.js';
import { personId } from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { removeContact } from './personTraces.js';

type InTransaction = <T>(work: (access: Access) => Promise<T>) => Promise<T>;

/** See `Contacts`. */
export function contacts(access: Access, inTransaction: InTransaction): Contacts {
  const { tenantId } = access;
  return {
    async unheardSince(before, limit) {
      const rows = await access.db
        .selectFrom('personal_references')
        .select('person')
        .where('tenant_id', '=', tenantId)
        .where('seen_at', '<', toColumn(before))
        .orderBy('seen_at')
        .orderBy('person')
        .limit(limit)
        .execute();
      return rows.map(({ person }) => personId(person));
    },

    async keep(person, now) {
      await inTransaction(({ db }) =>
        db
          .updateTable('personal_references')
          .set({ seen_at: toColumn(now) })
          .where('tenant_id', '=', tenantId)
          .where('person', '=', person)
          .execute(),
      );
    },

    async forget(person) {
      await inTransaction((at) => removeContact(at, person));
    },
  };
}

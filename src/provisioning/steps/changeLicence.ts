import { LineDeskError } from '../../errors.js';
import type { GraphClient } from '../../graph/index.js';
import type { PlanStepOf } from '../../requests/index.js';
import type { LicenceProduct } from '../../telephony/index.js';
import type { Capability, CheckOptions } from '../capabilities.js';
import { joinGroup, leaveGroup, readGroupsOf } from '../graph/groupMembership.js';
import { assignLicenseWrite, readStock } from '../graph/licences.js';
import { type LicensedPerson, readLicensedPerson } from '../graph/licensedPerson.js';
import { makeInOrder, shownTogether, type TenantWrite } from '../graph/tenantWrite.js';
import { changeLicenceCmdlets } from '../powershell/cmdlets.js';
import { holds, stopped, toDo, underWay } from './stepCheck.js';

type Step = PlanStepOf<'changeLicence'>;
/** What is to be given and taken. */
type Change = Pick<Step, 'add' | 'remove'>;

/**
 * Gives a product to a person, takes one away, or both. Products that are assigned directly change in one call, all of
 * it or nothing; those of a group by membership, first the new one, then the old one. `write` does only what is still to
 * be done: Graph refuses to take away what isn't there.
 */
export function changeLicence(graph: GraphClient): Capability<Step> {
  return {
    async check(step, { afterWrite = false }: CheckOptions = {}) {
      const person = await readLicensedPerson(graph, step.person);
      if (person === null || !person.enabled) return stopped('person-gone');
      const { add, remove } = notShown(step, person);
      if (add === null && remove === null) return holds;
      if (add !== null) {
        // A licence is for a country: without one Graph assigns none.
        if (person.usageLocation === null) return stopped('country-differs');
        // A write of ours may have taken the last one.
        if (!afterWrite && (await noneLeft(add))) return stopped('licences-used-up');
      }
      // With all of it done, the tenant still has to follow the membership.
      return (await writesLeft(step, { add, remove })).length > 0 ? toDo : underWay;
    },

    async write(step) {
      const person = await readLicensedPerson(graph, step.person);
      if (person === null)
        throw new LineDeskError('tenant-refused', 'the person has gone', { nothingDone: true });
      return makeInOrder(graph, await writesLeft(step, notShown(step, person)));
    },

    call: (step) => shownTogether(writesOf(step, step)),
    cmdlet: changeLicenceCmdlets,
  };

  async function noneLeft(product: LicenceProduct): Promise<boolean> {
    return (await readStock(graph, [product])).every(({ left }) => left === 0);
  }

  /** The writes for what isn't shown yet, but for memberships that are as they should be. */
  async function writesLeft(step: Step, { add, remove }: Change): Promise<readonly TenantWrite[]> {
    const groups = [add, remove].flatMap((product) => product?.groupId ?? []);
    const memberOf = await readGroupsOf(graph, step.person, groups);
    const joined = add !== null && add.groupId !== null && memberOf.has(add.groupId);
    const left = remove !== null && remove.groupId !== null && !memberOf.has(remove.groupId);
    return writesOf(step, { add: joined ? null : add, remove: left ? null : remove });
  }
}

/** What of the step the person's products don't show. */
function notShown({ add, remove }: Step, { products }: LicensedPerson): Change {
  return {
    add: add !== null && !products.has(add.skuId.toLowerCase()) ? add : null,
    remove: remove !== null && products.has(remove.skuId.toLowerCase()) ? remove : null,
  };
}

/** The writes of a change, in their order. */
function writesOf({ person }: Pick<Step, 'person'>, { add, remove }: Change): readonly TenantWrite[] {
  const direct = (product: LicenceProduct | null) => (product?.groupId === null ? [product.skuId] : []);
  const adding = direct(add);
  const removing = direct(remove);
  return [
    ...(add === null || add.groupId === null ? [] : [joinGroup(add.groupId, person)]),
    ...(adding.length + removing.length === 0 ? [] : [assignLicenseWrite(person, adding, removing)]),
    ...(remove === null || remove.groupId === null ? [] : [leaveGroup(remove.groupId, person)]),
  ];
}

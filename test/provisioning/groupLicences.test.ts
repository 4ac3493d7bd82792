import assert from 'node:assert/strict';
import { groupId, personId } from '../../src/telephony/index.js';
import { type Answered, AnsweringTenant } from './answeringTenant.js';

const person = personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
const group = groupId('bbbbbbbb-6a54-4f0b-8a7d-1f6f5f2c9e01');
const sku = '0dab259f-bf13-4952-b7f8-7db8f131b28d';
const product = { skuId: sku, skuPartNumber: 'MCOPSTN1', groupId: group };
const joining = { step: 'changeLicence' as const, person, add: product, remove: null };
const leaving = { step: 'changeLicence' as const, person, add: null, remove: product };
const refused: Answered = { status: 400, body: { error: { code: 'Request_BadRequest', message: '' } } };
const notFound: Answered = {
  status: 404,
  body: { error: { code: 'Request_ResourceNotFound', message: '' } },
};

describe('a licence that comes with a group', () => {
  let tenant: AnsweringTenant;
  afterEach(() => tenant.close());

  /** A tenant in which the person is in the group or not at each reading, has the product or not, and writes answer so. */
  async function start(has: boolean, inGroup: boolean[], written: Answered = { status: 204 }): Promise<void> {
    tenant = await AnsweringTenant.start(({ path }) => {
      if (path.endsWith('/$ref')) return written;
      if (path.endsWith('/checkMemberGroups'))
        return { status: 200, body: { value: inGroup.shift() === true ? [group.toUpperCase()] : [] } };
      return {
        status: 200,
        body: {
          id: person,
          accountEnabled: true,
          usageLocation: 'DE',
          assignedLicenses: has ? [{ skuId: sku.toUpperCase() }] : [],
        },
      };
    });
  }
  const changing = () => tenant.provisioning.capabilities.changeLicence;

  it('is under way while the tenant has not followed the membership', async () => {
    await start(false, [true]);
    assert.deepEqual(await changing().check(joining, { afterWrite: true }), { check: 'underWay' });
  });

  it('is under way while the tenant has not followed the end of a membership', async () => {
    await start(true, [false]);
    assert.deepEqual(await changing().check(leaving), { check: 'underWay' });
  });

  it('is nothing to write where the membership is as it should be', async () => {
    await start(false, [true]);
    assert.deepEqual(await changing().write(joining), { operation: null });
    assert.equal(tenant.asked.filter(({ path }) => path.endsWith('/$ref')).length, 0);
  });

  it('takes a refusal to add somebody who has come into the group meanwhile for what it is', async () => {
    await start(false, [false, true], refused);
    assert.deepEqual(await changing().write(joining), { operation: null });
  });

  it('takes a member who is not found for one who has left', async () => {
    await start(true, [true, false], notFound);
    assert.deepEqual(await changing().write(leaving), { operation: null });
  });

  it('is refused where the group does not take the person, or does not let them go', async () => {
    await start(false, [false, false], refused);
    await assert.rejects(changing().write(joining), { code: 'tenant-refused' });
    await tenant.close();
    await start(true, [true, true], refused);
    await assert.rejects(changing().write(leaving), { code: 'tenant-refused' });
  });
});

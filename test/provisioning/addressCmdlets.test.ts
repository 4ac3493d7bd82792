import assert from 'node:assert/strict';
import { isLineDeskError } from '../../src/errors.js';
import { createEmergencyAddressCmdlets } from '../../src/provisioning/powershell/addressCmdlets.js';
import type { PlanStepOf } from '../../src/requests/index.js';
import { personId } from '../../src/telephony/index.js';
import { readCmdlet } from './powershellStrings.js';
import { ProvisioningInTest } from './provisioningInTest.js';

type Step = PlanStepOf<'createEmergencyAddress'>;

const address: Step['address'] = {
  country: 'DE',
  company: "O'Brien & Söhne",
  houseNumber: '49',
  street: 'Torstraße',
  city: 'Berlin',
  postalCode: '10119',
  region: null,
  site: 'Line Desk Lab',
  place: null,
};
const step: Step = {
  step: 'createEmergencyAddress',
  person: personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01'),
  address,
  civicAddressId: null,
};
const shown = / \| Select-Object (\w+), (\w+)$/;

describe('the cmdlets of a new emergency address', () => {
  it('create the address with every field quoted, and show both ids', () => {
    const line = createEmergencyAddressCmdlets(step);
    assert.deepEqual(shown.exec(line)?.slice(1), ['CivicAddressId', 'DefaultLocationId']);
    assert.deepEqual(readCmdlet(line.replace(shown, '')), {
      name: 'New-CsOnlineLisCivicAddress',
      parameters: {
        CompanyName: "O'Brien & Söhne",
        CountryOrRegion: 'DE',
        HouseNumber: '49',
        StreetName: 'Torstraße',
        City: 'Berlin',
        PostalCode: '10119',
        Description: 'Line Desk Lab',
        ErrorAction: 'Stop',
      },
    });
  });

  it('name the region where there is one, and nothing that is missing', () => {
    const american = { ...address, country: 'US', region: 'NY', houseNumber: null, postalCode: null };
    const line = createEmergencyAddressCmdlets({ ...step, address: american });
    const { parameters } = readCmdlet(line.replace(shown, ''));
    assert.equal(parameters.StateOrProvince, 'NY');
    assert.ok(!('HouseNumber' in parameters) && !('PostalCode' in parameters));
  });

  it('create the place in the address after it', () => {
    const lines = createEmergencyAddressCmdlets({ ...step, address: { ...address, place: '4th floor' } });
    const [first = '', second = '', ...more] = lines.split('\n');
    assert.deepEqual(more, []);
    assert.match(first, /^\$address = New-CsOnlineLisCivicAddress /);
    assert.equal(
      second,
      "New-CsOnlineLisLocation -CivicAddressId $address.CivicAddressId -Location '4th floor' -ErrorAction Stop | Select-Object CivicAddressId, LocationId",
    );
  });

  it('create a place only, in an address that is there', () => {
    const civicAddressId = '370dd01b-eb96-8dbf-abbd-55522389da91';
    const line = createEmergencyAddressCmdlets({
      ...step,
      address: { ...address, place: "4. OG'; Remove-Item *" },
      civicAddressId,
    });
    assert.deepEqual(readCmdlet(line.replace(shown, '')), {
      name: 'New-CsOnlineLisLocation',
      parameters: { CivicAddressId: civicAddressId, Location: "4. OG'; Remove-Item *", ErrorAction: 'Stop' },
    });
  });

  it('are an administrator’s to run: there is no call for them, and nothing to read back', async () => {
    const here = await ProvisioningInTest.start();
    try {
      const { createEmergencyAddress } = here.provisioning.capabilities;
      assert.deepEqual(await createEmergencyAddress.check(step), { check: 'toDo' });
      await assert.rejects(
        createEmergencyAddress.write(step),
        (error) => isLineDeskError(error, 'tenant-cannot') && error.nothingDone === true,
      );
      assert.equal(here.provisioning.callOf(step).by, 'hand');
      assert.equal(await here.provisioning.shows(step), 'differs');
      assert.deepEqual(here.exchanges, []);
    } finally {
      await here.close();
    }
  });
});

import assert from 'node:assert/strict';
import {
  assignNumberCmdlet,
  changeLicenceCmdlets,
  setCallerIdPolicyCmdlet,
  setEmergencyLocationCmdlet,
  unassignNumberCmdlet,
} from '../../src/provisioning/powershell/cmdlets.js';
import { groupId, locationId, personId } from '../../src/telephony/index.js';
import { e164 } from './phoneNumbers.js';
import { readCmdlet } from './powershellStrings.js';

const person = personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
const location = locationId('aaaaaaaa-6a54-4f0b-8a7d-1f6f5f2c9e01');
const group = groupId('bbbbbbbb-6a54-4f0b-8a7d-1f6f5f2c9e01');
const telephoneNumber = e164('+4930231250');
const numberType = 'callingPlan' as const;
const domestic = { skuId: '0dab259f-bf13-4952-b7f8-7db8f131b28d', skuPartNumber: 'MCOPSTN1', groupId: null };
const international = {
  skuId: 'd3b4fe1f-9992-4930-8acb-ca6ec609365e',
  skuPartNumber: 'MCOPSTN2',
  groupId: null,
};

describe('the cmdlet of a step', () => {
  it('assigns a number, with its location where there is one', () => {
    const step = { step: 'assignNumber' as const, telephoneNumber, numberType, person, locationId: location };
    assert.equal(
      assignNumberCmdlet(step),
      `Set-CsPhoneNumberAssignment -Identity '${person}' -TelephoneNumber '+4930231250' -NumberType 'CallingPlan' -LocationId '${location}' -ErrorAction Stop`,
    );
    const { parameters } = readCmdlet(assignNumberCmdlet({ ...step, locationId: null }));
    assert.equal('LocationId' in parameters, false);
  });

  it('takes a number back', () => {
    const step = { step: 'unassignNumber' as const, telephoneNumber, person, locationId: null };
    assert.deepEqual(readCmdlet(unassignNumberCmdlet({ ...step, numberType: 'directRouting' })), {
      name: 'Remove-CsPhoneNumberAssignment',
      parameters: {
        Identity: person,
        TelephoneNumber: '+4930231250',
        NumberType: 'DirectRouting',
        ErrorAction: 'Stop',
      },
    });
  });

  it('sets a location', () => {
    const step = { step: 'setEmergencyLocation' as const, telephoneNumber, person };
    assert.deepEqual(
      readCmdlet(setEmergencyLocationCmdlet({ ...step, locationId: location, previousLocationId: null })),
      {
        name: 'Set-CsPhoneNumberAssignment',
        parameters: { TelephoneNumber: '+4930231250', LocationId: location, ErrorAction: 'Stop' },
      },
    );
  });

  it('grants a policy by its name, whatever the name is, and takes it back with $null', () => {
    const name = '’; Remove-Item C:\\ -Recurse; \'"$(x)';
    const step = { step: 'setCallerIdPolicy' as const, person, policy: { id: 'p', name }, previous: null };
    assert.deepEqual(readCmdlet(setCallerIdPolicyCmdlet(step)), {
      name: 'Grant-CsCallingLineIdentity',
      parameters: { Identity: person, PolicyName: name, ErrorAction: 'Stop' },
    });
    assert.equal(
      setCallerIdPolicyCmdlet({ ...step, policy: null }),
      `Grant-CsCallingLineIdentity -Identity '${person}' -PolicyName $null -ErrorAction Stop`,
    );
  });

  it('changes licences that are assigned directly in one command', () => {
    const step = { step: 'changeLicence' as const, person, add: international, remove: domestic };
    assert.equal(
      changeLicenceCmdlets(step),
      `Set-MgUserLicense -UserId '${person}' -AddLicenses @(@{SkuId = '${international.skuId}'}) -RemoveLicenses @('${domestic.skuId}') -ErrorAction Stop`,
    );
    assert.equal(
      readCmdlet(changeLicenceCmdlets({ ...step, remove: null })).parameters.RemoveLicenses,
      '@()',
    );
  });

  it('changes group memberships one after the other, the new one first', () => {
    const other = groupId('cccccccc-6a54-4f0b-8a7d-1f6f5f2c9e01');
    const lines = changeLicenceCmdlets({
      step: 'changeLicence',
      person,
      add: { ...international, groupId: group },
      remove: { ...domestic, groupId: other },
    }).split('\n');
    assert.deepEqual(lines.map(readCmdlet), [
      {
        name: 'New-MgGroupMember',
        parameters: { GroupId: group, DirectoryObjectId: person, ErrorAction: 'Stop' },
      },
      {
        name: 'Remove-MgGroupMemberDirectoryObjectByRef',
        parameters: { GroupId: other, DirectoryObjectId: person, ErrorAction: 'Stop' },
      },
    ]);
  });
});

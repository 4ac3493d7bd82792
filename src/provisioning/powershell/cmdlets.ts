import type { PlanStepOf } from '../../requests/index.js';
import { quoted } from './quoted.js';

// The cmdlets of the modules MicrosoftTeams and Microsoft.Graph, as their references give them. Every value stands in
// quotes, and an error ends the script, so that nothing after it runs.

const numberTypes = {
  callingPlan: 'CallingPlan',
  operatorConnect: 'OperatorConnect',
  directRouting: 'DirectRouting',
} as const;

/** Gives the number to the person as their primary one. */
export function assignNumberCmdlet(step: PlanStepOf<'assignNumber'>): string {
  return cmdlet('Set-CsPhoneNumberAssignment', {
    Identity: quoted(step.person),
    TelephoneNumber: quoted(step.telephoneNumber),
    NumberType: quoted(numberTypes[step.numberType]),
    ...(step.locationId === null ? {} : { LocationId: quoted(step.locationId) }),
  });
}

/** Takes the number from the person. */
export function unassignNumberCmdlet(step: PlanStepOf<'unassignNumber'>): string {
  return cmdlet('Remove-CsPhoneNumberAssignment', {
    Identity: quoted(step.person),
    TelephoneNumber: quoted(step.telephoneNumber),
    NumberType: quoted(numberTypes[step.numberType]),
  });
}

/** Sets the number's emergency location, whoever has the number. */
export function setEmergencyLocationCmdlet(step: PlanStepOf<'setEmergencyLocation'>): string {
  return cmdlet('Set-CsPhoneNumberAssignment', {
    TelephoneNumber: quoted(step.telephoneNumber),
    LocationId: quoted(step.locationId),
  });
}

/** Grants the policy by its name; `$null` takes the person back to the tenant's own. */
export function setCallerIdPolicyCmdlet(step: PlanStepOf<'setCallerIdPolicy'>): string {
  return cmdlet('Grant-CsCallingLineIdentity', {
    Identity: quoted(step.person),
    PolicyName: step.policy === null ? '$null' : quoted(step.policy.name),
  });
}

/** A line for each cmdlet: what is given through a group, what directly, what is taken through a group. */
export function changeLicenceCmdlets({ person, add, remove }: PlanStepOf<'changeLicence'>): string {
  const addDirectly = add !== null && add.groupId === null ? [add.skuId] : [];
  const removeDirectly = remove !== null && remove.groupId === null ? [remove.skuId] : [];
  const lines: string[] = [];
  if (add !== null && add.groupId !== null) {
    lines.push(
      cmdlet('New-MgGroupMember', { GroupId: quoted(add.groupId), DirectoryObjectId: quoted(person) }),
    );
  }
  if (addDirectly.length + removeDirectly.length > 0) {
    lines.push(
      cmdlet('Set-MgUserLicense', {
        UserId: quoted(person),
        AddLicenses: `@(${addDirectly.map((sku) => `@{SkuId = ${quoted(sku)}}`).join(', ')})`,
        RemoveLicenses: `@(${removeDirectly.map(quoted).join(', ')})`,
      }),
    );
  }
  if (remove !== null && remove.groupId !== null) {
    lines.push(
      cmdlet('Remove-MgGroupMemberDirectoryObjectByRef', {
        GroupId: quoted(remove.groupId),
        DirectoryObjectId: quoted(person),
      }),
    );
  }
  return lines.join('\n');
}

/** A cmdlet with its parameters, whose values are quoted already; an error ends the script. */
export function cmdlet(name: string, parameters: Readonly<Record<string, string>>): string {
  const all = Object.entries({ ...parameters, ErrorAction: 'Stop' });
  return [name, ...all.map(([parameter, value]) => `-${parameter} ${value}`)].join(' ');
}

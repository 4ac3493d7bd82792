import { stableGuid } from '../stableGuid.js';
import type { CallerIdPolicy, NumberAssignment, ResourceAccount } from './types.js';

/** The account behind every service number that an application answers. */
export function resourceAccountsOf(numbers: readonly NumberAssignment[]): ResourceAccount[] {
  return numbers.flatMap(({ assignmentStatus, assignmentTargetId, telephoneNumber, city }, index) =>
    assignmentStatus === 'voiceApplicationAssigned' && assignmentTargetId !== null
      ? [
          {
            id: assignmentTargetId,
            displayName: `Reception ${city} ${index}`,
            userPrincipalName: `reception.${index}@lindenhof.example`,
            telephoneNumber,
          },
        ]
      : [],
  );
}

/**
 * The caller-ID policies: the tenant's own, hiding, the own number that people may hide themselves, and two that show
 * the number of a resource account.
 */
export function callerIdPolicies(resourceAccounts: readonly ResourceAccount[]): CallerIdPolicy[] {
  const policy = (name: string, more: Partial<CallerIdPolicy> = {}): CallerIdPolicy => ({
    name,
    policyId: stableGuid('caller ID policy', name),
    callingIdSubstitute: 'LineUri',
    enableUserOverride: false,
    resourceAccountId: null,
    companyName: null,
    ...more,
  });
  const shown = (account: ResourceAccount | undefined) =>
    ({
      callingIdSubstitute: 'Resource',
      resourceAccountId: account?.id ?? null,
      companyName: 'Lindenhof',
    }) as const;
  return [
    policy('Global'),
    policy('Anonymous', { callingIdSubstitute: 'Anonymous' }),
    policy('MainNumber', shown(resourceAccounts[0])),
    policy('ServiceLine', shown(resourceAccounts[1])),
    policy('OwnNumberWithOverride', { enableUserOverride: true }),
  ];
}

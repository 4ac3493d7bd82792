import type { CallerIdPolicy, Organisation } from '../organisation/types.js';

/** What the organisation offers its people as caller ID, as the policy file's section says it. */
export function callerIdOffers({
  callerIdPolicies,
  resourceAccounts,
}: Pick<Organisation, 'callerIdPolicies' | 'resourceAccounts'>): object {
  const shown = (policy: CallerIdPolicy) => {
    const account = resourceAccounts.find(({ id }) => id === policy.resourceAccountId);
    return {
      ...(account === undefined ? {} : { number: account.telephoneNumber }),
      ...(policy.companyName === null ? {} : { company: policy.companyName }),
    };
  };
  const offer = (name: string, of: string, more: object = {}) =>
    callerIdPolicies
      .filter((policy) => policy.name === of)
      .map((policy) => ({
        name,
        policy: of === 'Global' ? null : of,
        shows:
          policy.callingIdSubstitute === 'Resource'
            ? shown(policy)
            : policy.callingIdSubstitute === 'Anonymous'
              ? 'hidden'
              : 'ownNumber',
        ...(policy.enableUserOverride ? { userOverride: true } : {}),
        ...more,
      }));
  return {
    offers: [
      ...offer('Own number', 'Global'),
      ...offer('Main number', 'MainNumber'),
      ...offer('Service line', 'ServiceLine', { for: { departments: ['Customer Care', 'Sales'] } }),
      ...offer('Hidden', 'Anonymous'),
      ...offer('Own number that you can hide yourself', 'OwnNumberWithOverride', {
        for: { departments: ['Sales'] },
      }),
    ],
  };
}

import assert from 'node:assert/strict';
import type { CallerIdOffer } from '../../src/approvals/index.js';
import {
  type CallerIdNow,
  callerIdNow,
  choicesOf,
  type EffectivePolicy,
  standingOf,
} from '../../src/desk/callerId/callerIdChoices.js';
import { findWanted } from '../../src/desk/callerId/wantedCallerId.js';
import { e164 } from '../support/lineRequests.js';

const everybody = { countries: [], sites: [], departments: [], groups: [] };
const offer = (
  name: string,
  policy: string | null,
  shows: CallerIdOffer['shows'],
  userOverride = false,
): CallerIdOffer => ({ name, policy, shows, userOverride, for: everybody });
const other = (telephoneNumber: string | null, companyName: string | null = null) =>
  ({
    shows: 'otherNumber',
    telephoneNumber: telephoneNumber === null ? null : e164(telephoneNumber),
    companyName,
  }) as const;

const hidden = offer('Hidden', 'Anonymous', { shows: 'hidden' });
const main = offer('Main', 'MainNumber', other('+4930231000', 'Contoso'));
const service = offer('Service', 'ServiceLine', other('+4930231100'));
const free = offer('Mine', 'WithOverride', { shows: 'ownNumber' }, true);
const own = e164('+4930231250');

const under = (name: string, granted: 'direct' | 'group' | 'unclear' = 'direct'): EffectivePolicy => ({
  policy: { id: 'b8f5a2c1-6d3e-4f70-8a91-2c4d6e8f0a1b', name },
  granted,
});

describe('what calls show now', () => {
  it('is the own number under the tenant’s own policy, unless the policy file says otherwise', () => {
    assert.deepEqual(callerIdNow([], 'global').shows, { shows: 'ownNumber' });
    const companyFirst = [offer('Company', null, other(null, 'Contoso'))];
    assert.deepEqual(callerIdNow(companyFirst, 'global').shows, other(null, 'Contoso'));
  });

  it('is what the offer of the policy says, whoever it is for and whatever its case', () => {
    assert.deepEqual(callerIdNow([main], under('mainnumber')).shows, main.shows);
  });

  it('is unknown where no offer names the policy, or the tenant can’t tell', () => {
    const now = callerIdNow([main], under('Other'));
    assert.equal(now.shows, 'unknown');
    assert.ok(typeof now.policy === 'object' && now.policy.name === 'Other');
    assert.deepEqual(callerIdNow([main], 'unknown'), {
      shows: 'unknown',
      policy: 'unknown',
      byGroup: false,
      mayHide: false,
    });
  });

  it('can be hidden by the person where the policy lets them, and not where it hides the number itself', () => {
    assert.equal(callerIdNow([free], under('WithOverride')).mayHide, true);
    assert.equal(callerIdNow([{ ...hidden, userOverride: true }], under('Anonymous')).mayHide, false);
    assert.equal(callerIdNow([free], 'global').mayHide, false);
    assert.equal(callerIdNow([{ ...free, policy: null }], 'global').mayHide, true);
  });
});

describe('the choices of caller ID', () => {
  const ids = (all: CallerIdOffer[], theirs = all) => choicesOf(all, theirs).map(({ id }) => id);

  it('have the own number among them, unless an offer says what the tenant’s own policy shows', () => {
    assert.deepEqual(ids([]), ['ownNumber']);
    assert.deepEqual(ids([hidden, main], [main]), ['ownNumber', 'Main']);
    const mine = offer('Mine', null, { shows: 'ownNumber' });
    assert.deepEqual(ids([hidden, mine]), ['Hidden', 'Mine']);
    assert.deepEqual(ids([hidden, mine], [hidden]), ['Hidden'], 'nor where that offer is for others');
  });

  it('stand open, hold now, or are not to be asked for', () => {
    const all = [hidden, main, free];
    const standings = (effective: EffectivePolicy) => {
      const now = callerIdNow(all, effective);
      return choicesOf(all, all).map((choice) => standingOf(choice, now));
    };
    assert.deepEqual(standings('global'), ['now', 'open', 'open', 'open']);
    assert.deepEqual(standings('unknown'), ['open', 'open', 'open', 'open']);
    assert.deepEqual(standings(under('MAINNUMBER')), ['open', 'open', 'now', 'open']);
    assert.deepEqual(standings(under('WithOverride')), ['open', 'hideYourself', 'open', 'now']);
    assert.deepEqual(standings(under('Other', 'group')), ['byGroup', 'open', 'open', 'open']);
  });
});

describe('what a message wants of the caller ID', () => {
  const all = [hidden, main, service, free];
  const wish = (
    wanted: string | null,
    effective: EffectivePolicy,
    { offers = all, number = null }: { offers?: CallerIdOffer[]; number?: string | null } = {},
  ) => {
    const now: CallerIdNow = callerIdNow(offers, effective);
    const named = number === null ? null : e164(number);
    const found = findWanted({ wanted, number: named }, choicesOf(offers, offers), now, own);
    return found.outcome === 'choice' ? found.choice.id : found;
  };

  it('is found where one choice fits', () => {
    assert.equal(wish('hidden', 'global'), 'Hidden');
    assert.equal(wish('ownNumber', under('Anonymous')), 'ownNumber', 'the plainest way back');
    assert.equal(wish('otherNumber', under('MainNumber')), 'Service');
    assert.equal(wish('otherNumber', 'global', { number: '+4930231000' }), 'Main');
    assert.equal(wish(null, 'global', { number: '+4930231100' }), 'Service');
    assert.equal(wish(null, under('Anonymous'), { number: own }), 'ownNumber', 'their own number, by digits');
    assert.equal(wish('ownNumber', under('Other', 'group')), 'Mine', 'a grant of their own beats a group');
  });

  it('is nothing where the message says nothing, or several fit', () => {
    assert.deepEqual(wish(null, 'global'), { outcome: 'nothingSaid' });
    assert.deepEqual(wish('whatever', 'global'), { outcome: 'nothingSaid' });
    assert.deepEqual(wish('otherNumber', 'global'), { outcome: 'nothingSaid' });
  });

  it('is so already where calls show it', () => {
    for (const [wanted, effective, number] of [
      ['hidden', under('Anonymous'), null],
      ['ownNumber', 'global', null],
      ['ownNumber', under('WithOverride'), null],
      ['otherNumber', under('MainNumber'), '+4930231000'],
    ] as const) {
      assert.deepEqual(wish(wanted, effective, { number }), { outcome: 'alreadySo' }, wanted);
    }
    assert.deepEqual(wish('otherNumber', under('MainNumber'), { offers: [main] }), { outcome: 'alreadySo' });
  });

  it('is the person’s own to do where their policy lets them hide the number', () => {
    assert.deepEqual(wish('hidden', under('WithOverride')), { outcome: 'hideYourself' });
  });

  it('can’t be had where nothing offers it', () => {
    assert.deepEqual(wish('hidden', 'global', { offers: [main] }), {
      outcome: 'notOffered',
      shows: 'hidden',
    });
    assert.deepEqual(wish('otherNumber', 'global', { offers: [hidden] }), {
      outcome: 'notOffered',
      shows: 'otherNumber',
    });
    assert.deepEqual(wish('otherNumber', 'global', { number: '+4930999999' }), {
      outcome: 'numberNotOffered',
      number: '+4930999999',
    });
    const companyFirst = offer('Company', null, other(null, 'Contoso'));
    assert.deepEqual(wish('ownNumber', 'global', { offers: [companyFirst] }), {
      outcome: 'notOffered',
      shows: 'ownNumber',
    });
  });

  it('can’t be taken back where a group gives the policy', () => {
    assert.deepEqual(wish('ownNumber', under('Other', 'group'), { offers: [main] }), { outcome: 'byGroup' });
  });
});

import assert from 'node:assert/strict';
import { groupFits, poolsFor, restUntil, stockChanges } from '../../src/inventory/index.js';
import { numberPool } from './examples.js';

const person = { usageLocation: 'DE', officeLocation: 'Berlin Mitte', department: 'Sales' };
const names = (pools: readonly { readonly name: string }[]) => pools.map(({ name }) => name);

describe('pools of numbers', () => {
  it('take numbers by country, city and kind, where each list has one that fits', () => {
    const berlin = { country: 'DE', city: 'Berlin', numberType: 'callingPlan' as const };
    const fits = (match: Parameters<typeof numberPool>[0]) => groupFits(numberPool(match).match, berlin);
    assert.equal(fits({}), true);
    assert.equal(fits({ match: { countries: ['AT', 'DE'], cities: [' berlin'] } }), true);
    assert.equal(fits({ match: { countries: ['DE'], cities: ['Hamburg'] } }), false);
    assert.equal(fits({ match: { numberTypes: ['directRouting'] } }), false);
    assert.equal(
      groupFits(numberPool({ match: { cities: ['Berlin'] } }).match, { ...berlin, city: null }),
      false,
    );
  });

  it('are offered by the attributes of a person, in the order of the policy', () => {
    const pools = [
      numberPool({ name: 'sales', for: { departments: ['sales'] } }),
      numberPool({ name: 'mitte', for: { countries: ['DE'], sites: ['Berlin Mitte'] } }),
      numberPool({ name: 'hamburg', for: { countries: ['DE'], sites: ['Hamburg'] } }),
      numberPool({ name: 'everybody' }),
    ];
    assert.deepEqual(names(poolsFor({ pools }, person)), ['sales', 'mitte', 'everybody']);
    const nobody = { usageLocation: null, officeLocation: null, department: null };
    assert.deepEqual(names(poolsFor({ pools }, nobody)), ['everybody']);
  });

  it('are the numbers of the own country where the policy names none', () => {
    assert.deepEqual(names(poolsFor({ pools: [] }, person)), ['DE']);
    assert.deepEqual(poolsFor({ pools: [] }, { ...person, usageLocation: null }), []);
  });

  it('are low once for each fall', () => {
    const counts = { held: 0, assigned: 9, resting: 0, blocked: 0, missing: 0 };
    const stock = (available: number) => [
      { pool: numberPool({ name: 'a', alertBelow: 5 }), numbers: { ...counts, available } },
      { pool: numberPool({ name: 'b' }), numbers: { ...counts, available: 0 } },
    ];
    assert.deepEqual(stockChanges(stock(5), []).fallen, []);
    assert.deepEqual(names(stockChanges(stock(4), []).fallen.map(({ pool }) => pool)), ['a']);
    assert.deepEqual(stockChanges(stock(4), ['a']), { fallen: [], recovered: [] });
    assert.deepEqual(stockChanges(stock(5), ['a', 'gone']).recovered, ['a', 'gone']);
  });

  it('get released numbers back after the days that the policy says', () => {
    const now = new Date('2026-03-02T12:00:00Z');
    assert.equal(restUntil({ restDays: 30 }, now)?.toISOString(), '2026-04-01T12:00:00.000Z');
    assert.equal(restUntil({ restDays: 0 }, now), null);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MatchingOrdinals } from '../../src/sandbox/tenant/matchingOrdinals.js';

const ascending = (numbers: Iterable<number>) => [...numbers].sort((left, right) => left - right);

describe('Lists of matching numbers', () => {
  it('cut and count as a search through everything would', () => {
    const ordinals = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(
        ordinals,
        ordinals,
        ordinals,
        fc.nat({ max: 50 }),
        fc.nat({ max: 50 }),
        (old, touched, now, skip, size) => {
          const changed = new Set(touched);
          const matchNow = new Set(now);
          const all = ascending(
            new Set([
              ...old.filter((each) => !changed.has(each)),
              ...touched.filter((each) => matchNow.has(each)),
            ]),
          );
          const list = new MatchingOrdinals(Uint32Array.from(ascending(old)));
          const matches = (ordinal: number) => matchNow.has(ordinal);
          const expected = { ordinals: all.slice(skip, skip + size), total: all.length };
          assert.deepEqual(list.cut(ascending(touched), matches, { skip, size }), expected);
          list.settle(ascending(touched), matches);
          assert.deepEqual(list.cut([], matches, { skip, size }), expected);
        },
      ),
    );
  });
});

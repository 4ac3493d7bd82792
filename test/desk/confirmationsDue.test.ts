import assert from 'node:assert/strict';
import {
  daysToFirstQuestion,
  dueOf,
  holds,
  type LocationConfirmation,
  lastKnown,
  moveBetween,
  nextReminderAt,
} from '../../src/desk/index.js';
import { locationId, personId } from '../../src/telephony/index.js';
import { e164 } from '../inventory/examples.js';

const rules = { confirmEveryDays: 180, remindEveryDays: 7, remindAtMost: 3 };
const day = (days: number) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000);
const person = personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
const people = Array.from({ length: 2_000 }, (_, index) =>
  personId(`3b1d0c5e-6a54-4f0b-8a7d-${String(index).padStart(12, '0')}`),
);

const confirmation = (changes: Partial<LocationConfirmation> = {}): LocationConfirmation => ({
  person,
  telephoneNumber: e164('+4930231250'),
  locationId: locationId('l2'),
  confirmedAt: day(0),
  how: 'person',
  doubt: null,
  reminders: 0,
  remindedAt: null,
  ...changes,
});

describe('a confirmed emergency location', () => {
  it('is due again after its interval, and never by time alone where policy has none', () => {
    assert.deepEqual(dueOf(confirmation(), rules), { at: day(180), why: 'interval' });
    assert.equal(dueOf(confirmation(), { ...rules, confirmEveryDays: null }), null);
  });

  it('is due at once where something makes it doubtful, whatever the interval', () => {
    const doubt = { why: 'office', since: day(3) } as const;
    assert.deepEqual(dueOf(confirmation({ doubt }), { ...rules, confirmEveryDays: null }), {
      at: day(3),
      why: 'office',
    });
  });

  it('is asked about when it is due, then every few days, and not more often than policy says', () => {
    const asked = (reminders: number, remindedAt: Date | null) =>
      nextReminderAt(confirmation({ reminders, remindedAt }), rules);
    assert.deepEqual(asked(0, null), day(180));
    assert.deepEqual(asked(1, day(181)), day(188));
    assert.deepEqual(asked(2, day(188)), day(195));
    assert.equal(asked(3, day(195)), null);
  });

  it('holds only for the location and number that the tenant shows, and only if a person stands behind it', () => {
    const shown = { telephoneNumber: e164('+4930231250'), locationId: locationId('l2') };
    assert.equal(holds(confirmation(), shown), true);
    assert.equal(holds(confirmation({ how: 'request' }), shown), true);
    assert.equal(holds(confirmation(), { ...shown, locationId: locationId('l4') }), false);
    assert.equal(holds(confirmation(), { ...shown, locationId: null }), false);
    assert.equal(holds(confirmation(), { ...shown, telephoneNumber: e164('+4930231251') }), false);
    assert.equal(holds(confirmation({ how: 'firstSeen' }), shown), false);
    assert.equal(holds(confirmation({ doubt: { why: 'office', since: day(1) } }), shown), false);
    assert.equal(holds(null, shown), false);
  });
});

describe('an emergency location that was found at the installation', () => {
  it('is asked about within the first interval, not on its first day, and always on the same day', () => {
    for (const each of people) {
      const days = daysToFirstQuestion(each, 180);
      assert.ok(days >= 1 && days <= 180);
      assert.equal(daysToFirstQuestion(each, 180), days);
    }
    const first = dueOf(confirmation({ how: 'firstSeen' }), rules);
    assert.deepEqual(first?.at, new Date(day(0).getTime() + daysToFirstQuestion(person, 180) * 86_400_000));
  });

  it('is asked about with about as many others each month', () => {
    const months = [0, 0, 0, 0, 0, 0];
    for (const each of people) {
      const month = Math.min(5, Math.floor(daysToFirstQuestion(each, 180) / 30));
      months[month] = (months[month] ?? 0) + 1;
    }
    for (const count of months) assert.ok(count > 270 && count < 400, `${months}`);
  });

  it('is asked about within an interval of one day', () => {
    assert.equal(daysToFirstQuestion(person, 1), 1);
  });
});

describe('a move in the directory', () => {
  const at = (officeLocation: string | null, usageLocation: string | null = 'DE') => ({
    person,
    officeLocation,
    usageLocation,
  });

  it('is another office, or another country', () => {
    assert.equal(moveBetween(at('Berlin Mitte'), at('Hamburg HafenCity')), 'office');
    assert.equal(moveBetween(at('Berlin Mitte', 'DE'), at('Berlin Mitte', 'FR')), 'country');
    assert.equal(moveBetween(at('Berlin Mitte', 'DE'), at('Paris', 'FR')), 'office');
  });

  it('is no other spelling, and nothing that appears or vanishes', () => {
    assert.equal(moveBetween(at('Berlin Mitte'), at(' berlin  MITTE ')), null);
    assert.equal(moveBetween(at(null, null), at('Berlin Mitte')), null);
    assert.equal(moveBetween(at('Berlin Mitte'), at(null, null)), null);
  });

  it('is seen over a time in which the directory showed nothing', () => {
    const between = lastKnown(at('Berlin Mitte'), at(null, null));
    assert.deepEqual(between, at('Berlin Mitte'));
    assert.equal(moveBetween(between, at('Hamburg HafenCity')), 'office');
  });
});

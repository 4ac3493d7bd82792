import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endOfQuiet, gatheredAt, isQuiet, parsePolicy, waitingTimesOf } from '../../src/approvals/index.js';
import { waitingRulesSchema, weekdays } from '../../src/approvals/waitingRules.js';

const minuteMs = 60_000;
const shipped = waitingRulesSchema.parse({});
const nights = shipped.quiet;

/** 24 November 2026 is a Tuesday. */
const at = (text: string): Date => new Date(text);
const ended = (text: string, zone: string, quiet = nights): string =>
  endOfQuiet(at(text), quiet, zone).toISOString().slice(0, 16);

describe('how long requests wait', () => {
  it('is sooner for emergency locations than for others', () => {
    assert.deepEqual(waitingTimesOf(shipped, 'emergencyLocationChange'), {
      remindAfterHours: 2,
      remindEveryHours: 4,
      remindAtMost: 5,
      escalateAfterHours: 8,
      escalateTo: null,
      expireAfterHours: 168,
      quiet: 'keep',
    });
    assert.deepEqual(waitingTimesOf(shipped, 'numberRequest'), {
      remindAfterHours: 24,
      remindEveryHours: 24,
      remindAtMost: 5,
      escalateAfterHours: 72,
      escalateTo: null,
      expireAfterHours: 720,
      quiet: 'keep',
    });
  });

  it('follows the policy for all kinds, and the policy for one kind before it', () => {
    const rules = waitingRulesSchema.parse({
      usual: { remindAfterHours: 48, expireAfterHours: null },
      requests: {
        callerIdChange: { remindAfterHours: 1 },
        emergencyLocationChange: { quiet: 'ignore', escalateAfterHours: null },
      },
    });
    assert.equal(waitingTimesOf(rules, 'numberRequest').remindAfterHours, 48);
    assert.equal(waitingTimesOf(rules, 'callerIdChange').remindAfterHours, 1);
    assert.equal(waitingTimesOf(rules, 'callerIdChange').expireAfterHours, null);
    const emergency = waitingTimesOf(rules, 'emergencyLocationChange');
    assert.deepEqual(
      [emergency.remindAfterHours, emergency.quiet, emergency.escalateAfterHours, emergency.expireAfterHours],
      [2, 'ignore', null, 168],
    );
  });
});

describe('quiet time', () => {
  it('lets reminders through by day', () => {
    assert.equal(ended('2026-11-24T09:30:00Z', 'Europe/Berlin'), '2026-11-24T09:30');
    assert.equal(ended('2026-11-24T06:00:00Z', 'Europe/Berlin'), '2026-11-24T06:00');
  });

  it('ends in the morning of whoever is reminded', () => {
    assert.equal(ended('2026-11-24T18:00:00Z', 'Europe/Berlin'), '2026-11-25T06:00');
    assert.equal(ended('2026-11-24T18:00:00Z', 'America/New_York'), '2026-11-24T18:00');
    assert.equal(ended('2026-11-24T14:00:30Z', 'Asia/Kathmandu'), '2026-11-25T01:15');
  });

  it('is the weekend, too, with the nights around it', () => {
    assert.equal(ended('2026-11-27T18:30:00Z', 'Europe/Berlin'), '2026-11-30T06:00');
    assert.equal(ended('2026-11-28T12:00:00Z', 'Europe/Berlin'), '2026-11-30T06:00');
    const inDubai = waitingRulesSchema.parse({ quiet: { weekends: ['fri', 'sat'] } }).quiet;
    assert.equal(ended('2026-11-27T08:00:00Z', 'Asia/Dubai', inDubai), '2026-11-29T03:00');
  });

  it('ends at seven by the clock there on the days on which clocks are changed', () => {
    // 29 March 2026 and 25 October 2026 are Sundays.
    const noWeekend = waitingRulesSchema.parse({ quiet: { weekends: [] } }).quiet;
    assert.equal(ended('2026-03-28T20:00:00Z', 'Europe/Berlin', noWeekend), '2026-03-29T05:00');
    assert.equal(ended('2026-10-24T20:00:00Z', 'Europe/Berlin', noWeekend), '2026-10-25T06:00');
    assert.equal(ended('2026-03-27T20:00:00Z', 'Europe/Berlin'), '2026-03-30T05:00');
    assert.equal(ended('2026-10-23T20:00:00Z', 'Europe/Berlin'), '2026-10-26T06:00');
  });

  it('ends with the hour that is left out, where it would end within it', () => {
    const odd = waitingRulesSchema.parse({ quiet: { from: '20:00', until: '02:30', weekends: [] } }).quiet;
    assert.equal(ended('2026-03-28T20:00:00Z', 'Europe/Berlin', odd), '2026-03-29T01:00');
  });

  it('is what policy says, or none', () => {
    assert.equal(ended('2026-11-28T23:00:00Z', 'Europe/Berlin', null), '2026-11-28T23:00');
    const noon = waitingRulesSchema.parse({ quiet: { from: '12:00', until: '13:00', weekends: [] } }).quiet;
    assert.equal(ended('2026-11-24T11:20:00Z', 'Europe/Berlin', noon), '2026-11-24T12:00');
    assert.equal(ended('2026-11-24T22:00:00Z', 'Europe/Berlin', noon), '2026-11-24T22:00');
  });

  it('is read in UTC where a zone is unknown', () => {
    assert.equal(ended('2026-11-24T20:00:00Z', 'Mars/Olympus'), '2026-11-25T07:00');
  });

  it('always ends at the first moment that is not quiet, in any zone and across any change of the clock', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Kathmandu',
      'Pacific/Chatham',
      'America/Santiago',
    ];
    const minute = fc.integer({ min: 0, max: 1439 });
    const clock = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(
        fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        fc.tuple(minute, minute).filter(([from, until]) => from !== until),
        fc.uniqueArray(fc.constantFrom(...weekdays), { maxLength: 3 }),
        (date, zone, [from, until], weekends) => {
          const { quiet } = waitingRulesSchema.parse({
            quiet: { from: clock(from), until: clock(until), weekends },
          });
          const end = endOfQuiet(date, quiet, zone);
          assert.ok(end >= date);
          assert.ok(!isQuiet(end, quiet, zone), 'not quiet when it has ended');
          if (end.getTime() === date.getTime()) return;
          assert.ok(isQuiet(date, quiet, zone));
          assert.ok(
            isQuiet(new Date(end.getTime() - minuteMs), quiet, zone) ||
              end.getTime() - date.getTime() < minuteMs,
          );
          for (let part = 1; part < 20; part += 1) {
            const between = date.getTime() + ((end.getTime() - minuteMs - date.getTime()) * part) / 20;
            if (between < end.getTime() - minuteMs && between > date.getTime())
              assert.ok(isQuiet(new Date(between), quiet, zone), 'quiet in between');
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('reminders', () => {
  it('go out on full quarters of an hour', () => {
    assert.equal(gatheredAt(at('2026-11-24T09:31:07Z')).toISOString(), '2026-11-24T09:45:00.000Z');
    assert.equal(gatheredAt(at('2026-11-24T09:45:00Z')).toISOString(), '2026-11-24T09:45:00.000Z');
  });
});

describe('the section `waiting` of a policy', () => {
  const policy = (waiting: string) =>
    parsePolicy(`version: 1
requests:
  emergencyLocationChange:
    - { name: all, approval: fallbackApprovers }
approvers: { fallback: { people: [], groups: [] } }
administrators: { people: [], groups: [] }
waiting:
${waiting}`);
  const problemOf = (waiting: string): string => {
    const parsed = policy(waiting);
    assert.ok('problems' in parsed, 'has a problem');
    return `${parsed.problems[0]?.line}: ${parsed.problems[0]?.reason}`;
  };

  it('may be written in full', () => {
    const parsed =
      policy(`  usual: { remindAfterHours: 24, remindEveryHours: 24, remindAtMost: 5, escalateAfterHours: 72, expireAfterHours: 720 }
  requests:
    emergencyLocationChange: { quiet: ignore, escalateTo: { groups: [11111111-1111-4111-8111-111111111111] } }
  quiet: { from: "19:00", until: "07:00", weekends: [sat, sun] }
`);
    assert.ok('policy' in parsed);
    assert.equal(parsed.policy.waiting.quiet?.from, 19 * 60);
  });

  it('names what is wrong, and the line', () => {
    assert.match(
      problemOf('  quiet: { from: "7 pm", until: "07:00" }'),
      /^8: waiting\.quiet\.from: must be a time/,
    );
    assert.match(problemOf('  quiet: { from: "07:00", until: "07:00" }'), /must differ/);
    assert.match(problemOf('  quiet: { weekends: [mon, tue, wed, thu, fri, sat, sun] }'), /leaves no day/);
    assert.match(problemOf('  usual: { remindAfterHours: 0 }'), /^8: waiting\.usual\.remindAfterHours/);
    assert.match(problemOf('  requests: { somethingElse: { remindAtMost: 1 } }'), /waiting\.requests/);
  });
});

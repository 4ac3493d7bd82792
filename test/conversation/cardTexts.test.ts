import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcePath } from '../../src/assets.js';
import {
  type Language,
  languages,
  requestForms,
  suggestedIntents,
  textsOf,
} from '../../src/conversation/index.js';
import { approvalNotices, confirmationObstacles } from '../../src/desk/index.js';
import { driftKinds, numberStates } from '../../src/inventory/index.js';
import { stopCodes } from '../../src/provisioning/index.js';
import {
  addressLeftovers,
  type RequestKind,
  requestEventTypes,
  requestKinds,
  requestStates,
  stepStates,
} from '../../src/requests/index.js';
import { emergencyServices, postalCodeNames, regionNames } from '../../src/telephony/index.js';

/** Rooms whose code asks for texts. */
const speakingRooms = ['conversation', 'counter', 'notices', 'teams', 'worker', 'web'];

const kindSentences = [
  'line',
  'lineOf',
  'what',
  'asks',
  'asksFor',
  'channel',
  'changing',
  'failed',
  'stopped',
];
const endSentences = ['done', 'rehearsed', 'rejected', 'closed', 'givenUp', 'adminTitle'];
const fromSomething = ['changed', 'wouldChange'];
const fromNothing = ['set', 'wouldSet'];
/** Sentences that not every kind needs; the last ones are forms of others (i18next's context). */
const furtherSentences: Readonly<Record<RequestKind, readonly string[]>> = {
  emergencyLocationChange: [...fromSomething, ...fromNothing],
  numberRequest: fromNothing,
  numberChange: [...fromSomething, 'gap', 'until', 'still'],
  numberRelease: fromNothing,
  callerIdChange: [...fromSomething, ...fromNothing],
  callingPlanChange: [
    ...fromSomething,
    ...fromNothing,
    ...['what', 'asks', 'asksFor', 'changing', 'done', 'rehearsed', 'changed', 'wouldChange'].map(
      (name) => `${name}_none`,
    ),
    'asks_first',
    'asksFor_first',
  ],
  newEmergencyAddress: fromNothing,
};
const failureCodes = [...stopCodes, 'other'];

const neededQuestions = [
  'callingAvailable',
  'locationServed',
  'licences',
  'directNumber',
  'emergencyAddress',
] as const;
const readinessQuestions = [...neededQuestions, 'internationalCalling', 'callerIdMasked'];

/** What stands for the part in braces of keys that the code puts together. */
const composedKeys: Readonly<Record<string, readonly string[]>> = {
  'kind.': requestKinds,
  'icon.': requestKinds,
  'state.': [...requestStates, 'rehearsed'],
  'subject.': requestKinds.flatMap((kind) =>
    [...kindSentences, ...endSentences, ...furtherSentences[kind]].map((name) => `${kind}.${name}`),
  ),
  'addressForm.field.': ['street', 'houseNumber', 'city', 'place', 'site', 'company'],
  'addressForm.placeholder.': ['place', 'site'],
  'addressForm.region.': regionNames,
  'addressForm.postalCode.': postalCodeNames,
  'addressForm.problem.': ['missing', 'form', 'elsewhere', 'unknown', 'tooLong'],
  'addressForm.duplicates.': ['exact', 'sameAddress', 'similar'],
  'addressForm.task.': [
    'idsOfAddress',
    'idsOfPlace',
    'civicAddressId',
    'locationId',
    'fields_one',
    'fields_other',
    'ids',
    'idInUse',
    'otherCountry',
  ],
  'subject.newEmergencyAddress.left.': addressLeftovers,
  'subject.numberChange.': ['gap', 'until', 'still'],
  'numberType.': ['callingPlan', 'operatorConnect', 'directRouting'],
  'callingPlan.': ['none', 'domestic', 'international', 'payAsYouGo'],
  'request.title.': ['waiting', 'approved', 'undoing', 'withdrawn', 'withdrawnBy'],
  'request.titleForYou.': ['waiting', 'approved', 'undoing'],
  'suggest.': suggestedIntents,
  'queue.outcome.': ['approved', 'voted', 'refused'],
  'queue.outcome.why.': ['unavailable', 'noSuchRequest'],
  'find.facts.': ['state', 'person', 'location', 'city', 'blocked', 'restUntil'],
  'find.state.': numberStates,
  'stock.': numberStates,
  'readinessOfMany.lacks.': readinessQuestions,
  'readinessOfMany.missing.': neededQuestions,
  'behalf.forms.': requestForms,
  'emergency.': emergencyServices,
  'help.examples.': [
    'changeCallerId',
    'changeCallingPlan',
    'showReadiness',
    'countryAvailability',
    'requestStatus',
    'onBehalf',
  ],
  'obstacle.ofOther.': [
    'noTeamsPhone',
    'noCallingPlan',
    'noNumber',
    'numberPending',
    'operatorConnect',
    'directRouting',
    'locationNotChangeable',
    'countryUnknown',
    'noLocations',
    'noOtherLocation',
  ],
  'request.facts.': [
    'number',
    'oldNumber',
    'newNumber',
    'carrier',
    'location',
    'country',
    'from',
    'to',
    'person',
    'askedBy',
    'reason',
    'rejectedBecause',
  ],
  'stepState.': [...stepStates, 'notDone', 'uncertain'],
  'event.': requestEventTypes,
  'approval.over.': ['approved', 'rejected'],
  'approval.facts.': ['who', 'reason', 'waiting', 'requested'],
  'failedChange.': ['over'],
  'task.': ['over'],
  'numberNews.drift.': driftKinds,
  'notifications.': ['failures', 'stock', 'drift'],
  'notifications.choice.': approvalNotices,
  'notifications.chosenApprovals.': approvalNotices,
  'failureReason.': failureCodes,
  'failureNext.': failureCodes,
  'input.': [
    'noLocation',
    'unknownLocation',
    'notValidated',
    'otherCountry',
    'alreadyThere',
    'reasonTooLong',
  ],
  'obstacle.': [
    'noTeamsPhone',
    'noCallingPlan',
    'noNumber',
    'numberPending',
    'operatorConnect',
    'directRouting',
    'locationNotChangeable',
    'countryUnknown',
    'noLocations',
    'noOtherLocation',
    'noTeamsPhone_withNumber',
    'noCallingPlan_withNumber',
  ],
  'confirmation.obstacle.': confirmationObstacles,
  'numberForm.title.': ['request', 'change'],
  'numberForm.refused.': ['request', 'change', 'release'],
  'numberForm.reasonPlaceholder.': ['request', 'change', 'release'],
  'numberForm.only.': ['end', 'start', 'anywhere'],
  'numberForm.none.': ['end', 'start', 'anywhere', 'end_city', 'start_city', 'anywhere_city'],
  'numberForm.at.': ['end', 'start', 'anywhere'],
  'numberForm.problem.': [
    'numberTaken',
    'allTaken',
    'numberNotOffered',
    'numberUnknown',
    'noneFits',
    'locationMissing',
    'locationUnknown',
    'locationNotValidated',
    'locationElsewhere',
  ],
  'numberForm.obstacle.': [
    'licencesUsedUp',
    'inventoryUnread',
    ...[
      'countryNotOffered',
      'countryNoData',
      'noLocations',
      'noUsageLocation',
      'noTeamsPhone',
      'noCallingPlan',
      'planMissing',
      'hasNumber',
      'noNumber',
      'noneToRelease',
      'numberPending',
      'operatorConnect',
      'directRouting',
      'otherCarrier',
      'noPool',
      'noFreeNumbers',
      'wishAbroad',
      'countryUnknown',
    ].flatMap((obstacle) => [obstacle, `${obstacle}_of`]),
  ],
  'numberForm.': ['kept_of', 'number_city'],
  'numberForm.release.': ['calls_of', 'emergency_of'],
  'approval.waits.': ['minutes', 'hours', 'days'],
  'failedChange.handled.': ['retried', 'doneByHand', 'closed'],
  'task.handled.': ['doneByHand', 'handConfirmed', 'closed'],
  'planForm.problem.': [
    'noPlan',
    'unknownPlan',
    'notOffered',
    'alreadyHas',
    'noneLeft',
    'nothingToEnd',
    'cannotEnd',
    'licenceIdle',
    'nothingElse',
    'reasonTooLong',
  ],
  'planForm.obstacle.': [
    'noUsageLocation',
    'countryUnknown',
    'notSold',
    'soldByCarrier',
    'noTeamsPhone',
    'nothingOffered',
    'stockUnread',
  ],
  'line.title.': ['own.number', 'own.none', 'own.unread', 'other.number', 'other.none', 'other.unread'],
  'line.facts.': ['number', 'numberType', 'licences', 'location', 'confirmed', 'callerId'],
  'line.licences.': ['both', 'teamsPhone', 'noPlan', 'planOnly', 'none'],
  'line.mend.': [
    'requestCallingPlan',
    'requestNumber',
    'changeNumber',
    'changeEmergencyLocation',
    'confirmEmergencyLocation',
    'changeCallerId',
  ],
  'readiness.title.': [
    'own.ready',
    'own.missing',
    'own.unread',
    'other.ready',
    'other.missing',
    'other.unread',
  ],
  'readiness.question.': [
    'callingAvailable',
    'locationServed',
    'internationalCalling',
    'licences',
    'directNumber',
    'emergencyAddress',
    'callerIdMasked',
  ],
  'readiness.answer.': ['yes', 'no', 'unknown', 'notNeeded'],
  'readiness.why.': [
    'otherCarrier',
    'noUsageLocation',
    'noData',
    'sold',
    'notSold',
    'provenByNumber',
    'numberElsewhere',
    'addressElsewhere',
    'noService',
    'oneCountry',
    'service',
    'noPlan',
    'planAbroad',
    'planAtHome',
    'noTeamsPhone',
    'bothLicences',
    'teamsPhoneIsEnough',
    'noPlanYet',
    'noNumber',
    'number',
    'numberPending',
    'addressKeptElsewhere',
    'addressUnknown',
    'noAddress',
    'addressNotValidated',
    'addressWithoutPlace',
    'neverConfirmed',
    'confirmationDue',
    'confirmationDoubted',
    'placeNotDue',
    'place',
    'callerIdUnknown',
    'ownNumber',
    'callerId',
  ],
  'country.state.': ['offered', 'notOffered', 'noData'],
  'country.advice.': ['notOffered', 'noData'],
  'country.facts.': ['seller', 'plans', 'address', 'areaCode', 'emergencyCalls'],
  'country.zone.': ['zone1', 'zone2', 'standalone'],
  'country.addressNeeded.': ['atAcquisition', 'atAssignment', 'byCarrier', 'never'],
  'more.': ['notYourTurn', 'handedOn', 'roleLost'],
  'question.': ['empty', 'tooLong', 'none', 'note', 'summary'],
  'proposal.': ['note', 'summary'],
  'delegation.problem.': [
    'nobody',
    'noName',
    'yourself',
    'concerned',
    'asked',
    'noDates',
    'backwards',
    'past',
    'tooLong',
  ],
  'say.': [
    'ownRequest',
    'notAnApprover',
    'alreadyDecided',
    'alreadyVoted',
    'edited',
    'reasonMissing',
    'notAnAdministrator',
    'notFailedAnyMore',
    'tenantDiffers',
  ],
};

const pluralForm = /_(zero|one|two|few|many|other)$/;

function leavesOf(value: unknown, path = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  assert.ok(typeof value === 'object' && value !== null, `${path} is neither a text nor a group of texts`);
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, path === '' ? name : `${path}.${name}`),
  );
}

function textsIn(language: Language): Map<string, string> {
  const file = sourcePath('conversation', 'locales', `${language}.json`);
  return new Map(leavesOf(JSON.parse(readFileSync(file, 'utf8'))));
}

const variablesOf = (text: string): string[] => [...new Set(text.match(/\{\{[^}]*\}\}/g))].sort();

const english = textsIn('en');
const namespaces = [...new Set([...english.keys()].map((key) => key.split('.')[0]))].join('|');

const sources = speakingRooms.flatMap((room) => {
  const names = readdirSync(sourcePath(), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.startsWith(join(room, '/')) && name.endsWith('.ts'))
    .map((name) => ({ name, code: readFileSync(sourcePath(name), 'utf8') }));
});

/** Every key that code names in full, and the fixed beginnings of those that it puts together. */
function keysInCode(pattern: RegExp): Set<string> {
  return new Set(sources.flatMap(({ code }) => [...code.matchAll(pattern)].map(([, key = '']) => key)));
}
const written = keysInCode(new RegExp(`'((?:${namespaces})(?:\\.[\\w-]+)+)'`, 'g'));
const beginnings = keysInCode(new RegExp(`\`((?:${namespaces})(?:\\.[\\w-]+)*\\.)\\$\\{`, 'g'));
const used = new Set([
  ...written,
  ...Object.entries(composedKeys).flatMap(([start, ends]) => ends.map((end) => start + end)),
]);

describe('the texts of the cards and sentences', () => {
  for (const language of languages) {
    const texts = textsIn(language);

    it(`exist in ${language} for every key of the English ones, and no others`, () => {
      assert.deepEqual([...texts.keys()].sort(), [...english.keys()].sort());
    });

    it(`take the same values in ${language} as in English`, () => {
      const differing = [...texts].filter(
        ([key, text]) => variablesOf(text).join() !== variablesOf(english.get(key) ?? '').join(),
      );
      assert.deepEqual(differing, []);
    });

    it(`answer in ${language} to every key that the code uses`, () => {
      const missing = [...used].filter(
        (key) => !texts.has(key) && !(texts.has(`${key}_one`) && texts.has(`${key}_other`)),
      );
      assert.deepEqual(missing, []);
    });

    it(`are sentences without exclamation marks in ${language}`, () => {
      assert.deepEqual(
        [...texts].filter(([, text]) => text.includes('!') || text.trim() !== text || text === ''),
        [],
      );
    });
  }

  it('are all used', () => {
    const unused = [...english.keys()].filter((key) => !used.has(key.replace(pluralForm, '')));
    assert.deepEqual(unused, []);
  });

  it('have their values listed here wherever the code puts a key together', () => {
    const unlisted = [...beginnings].filter((start) => composedKeys[start] === undefined);
    assert.deepEqual(unlisted, []);
  });

  for (const language of languages) {
    it(`say in ${language} for every reason to stop, and for no other, why and what comes next`, () => {
      const told = (group: string) =>
        [...textsIn(language).keys()]
          .filter((key) => key.startsWith(group))
          .map((key) => key.slice(group.length));
      assert.deepEqual(told('failureReason.').sort(), [...failureCodes].sort());
      assert.deepEqual(told('failureNext.').sort(), [...failureCodes].sort());
    });
  }

  it('part thousands as the language does', () => {
    const told = languages.map((language) =>
      textsOf(language).plain('form.found', { count: 12345, search: 'x' }),
    );
    assert.deepEqual(told, [
      '12,345 locations are found for "x".',
      'Zu „x“ wurden 12.345 Standorte gefunden.',
    ]);
  });

  it('count in both languages', () => {
    const told = languages.map((language) =>
      [0, 1, 2].map((count) => textsOf(language).plain('form.found', { count, search: 'x' })),
    );
    assert.deepEqual(told, [
      ['Nothing is found for "x".', '1 location is found for "x".', '2 locations are found for "x".'],
      [
        'Zu „x“ wurde nichts gefunden.',
        'Zu „x“ wurde 1 Standort gefunden.',
        'Zu „x“ wurden 2 Standorte gefunden.',
      ],
    ]);
  });

  it('say so when there is none for a key', () => {
    assert.throws(() => textsOf('de')('request.nothing'), /no text for request.nothing in de/);
  });
});

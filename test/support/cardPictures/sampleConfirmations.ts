import {
  locationConfirmedAnswer,
  locationReminderAnswer,
  nothingToConfirmAnswer,
  type Reader,
} from '../../../src/conversation/index.js';
import { confirmationObstacles, type LocationShown } from '../../../src/desk/index.js';
import { location, number } from './sampleDetails.js';
import type { Sample } from './sampleKinds.js';
import type { SampleWords } from './sampleWords.js';

/** The question whether an emergency location is still right in every layout, and the answers that take its place. */
export function samplesOfConfirmations(words: SampleWords, reader: Reader): Sample[] {
  const { texts } = reader;
  const now = location(2, words.oldPlace, words);
  const shown: LocationShown = {
    number: {
      telephoneNumber: number('+4930231250'),
      numberType: 'callingPlan',
      country: 'DE',
      city: 'Berlin',
      locationId: now.id,
      assignedTo: null,
      category: 'primary',
      pending: false,
      locationChangeable: true,
    },
    locationId: now.id,
    location: now,
    confirmedAt: new Date('2026-05-28T08:12:00Z'),
    because: 'interval',
    // Hostile and long words stand for the office, too; ordinarily it is another one than what is shown.
    officeLocation: words.site === 'Berlin Mitte' ? 'Hamburg HafenCity' : words.site,
    usageLocation: 'DE',
    suggested: null,
  };
  const moved: LocationShown = {
    ...shown,
    because: 'office',
    suggested: location(4, words.newPlace, words),
  };
  const reminder = (view: LocationShown, note: string | null = null) =>
    locationReminderAnswer(view, reader, note);
  const confirmedNow = { result: 'confirmed', location: now } as const;
  return [
    ['location-reminder', 'due', reminder(shown)],
    ['location-reminder', 'moved', reminder(moved)],
    ['location-reminder', 'country', reminder({ ...shown, because: 'country', usageLocation: 'FR' })],
    ['location-reminder', 'elsewhere', reminder({ ...shown, because: 'elsewhere', confirmedAt: null })],
    ['location-reminder', 'unknown', reminder({ ...shown, location: 'unknown', confirmedAt: null })],
    ['location-reminder', 'other', reminder(shown, texts('confirmation.otherLocation'))],
    [
      'message',
      'location-confirmed',
      locationConfirmedAnswer({ ...confirmedNow, until: new Date('2027-05-24T08:12:00Z') }, reader),
    ],
    [
      'message',
      'location-confirmed-always',
      locationConfirmedAnswer({ ...confirmedNow, until: null }, reader),
    ],
    ...confirmationObstacles.map(
      (obstacle): Sample => [
        'message',
        `nothing-to-confirm-${obstacle}`,
        nothingToConfirmAnswer(obstacle, reader),
      ],
    ),
  ];
}

import type { ConfirmationObstacle, ConfirmLocationResult, LocationShown } from '../../desk/index.js';
import {
  type EmergencyLocation,
  formatTelephoneNumber,
  locationAddress,
  locationName,
} from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { countryName, type Reader, when } from '../reader.js';
import type { Texts } from '../texts.js';
import { factOf, kindOf } from './wording.js';

/**
 * The question whether somebody's emergency location is still right, with one tap for yes and the form for no. `note`: why
 * it is shown instead of what was asked for.
 */
export function locationReminderAnswer(
  shown: LocationShown,
  reader: Reader,
  note: string | null = null,
): Answer {
  const { texts } = reader;
  const { location, locationId, number, confirmedAt } = shown;
  const unknown = location === 'unknown';
  const place = unknown ? texts.plain('form.currentUnknown') : locationName(location);
  const telephoneNumber = formatTelephoneNumber(number.telephoneNumber);
  const sentences = [because(shown, reader), unknown ? texts('confirmation.choose') : null];
  const card = renderCard('location-reminder', texts, {
    head: kindOf('emergencyLocationChange', texts),
    title: texts('confirmation.title'),
    note: note ?? '',
    hasNote: note !== null,
    paragraphs: sentences.flatMap((text) => (text === null ? [] : [{ text }])),
    facts: [
      factOf(texts.plain('confirmation.shownNow'), place),
      ...(unknown ? [] : [factOf(texts.plain('confirmation.address'), locationAddress(location))]),
      factOf(texts.plain('confirmation.number'), telephoneNumber),
      factOf(
        texts.plain('confirmation.last'),
        confirmedAt === null ? texts.plain('confirmation.never') : when(confirmedAt, reader),
      ),
    ],
    safety: texts('confirmation.safety'),
    actions: unknown
      ? [changeAction(texts, 'confirmation.chooseLocation', shown.suggested, 'positive')]
      : [
          plainAction(texts, 'confirmLocation', 'confirmation.stillRight', 'positive', { locationId }),
          changeAction(texts, 'confirmation.change', shown.suggested),
        ],
    fallbackText: texts.plain('confirmation.fallback', { place, number: telephoneNumber }),
  });
  return { card, summary: texts.plain('confirmation.title'), shows: null };
}

/** Why it is asked, where it isn't only that some time has passed. */
function because(shown: LocationShown, reader: Reader): string | null {
  const { texts } = reader;
  const { officeLocation, usageLocation } = shown;
  switch (shown.because) {
    case 'office':
      return officeLocation === null ? null : texts('confirmation.office', { office: officeLocation });
    case 'country':
      return usageLocation === null
        ? null
        : texts('confirmation.country', { country: countryName(usageLocation, reader) });
    case 'elsewhere':
      return texts('confirmation.elsewhere');
    case 'interval':
      return null;
    default:
      return shown.because satisfies never;
  }
}

/** The form for another location; with the one chosen that fits the person's new office. */
function changeAction(
  texts: Texts,
  titleKey: string,
  suggested: EmergencyLocation | null,
  style: CardAction['style'] = 'default',
): CardAction {
  return plainAction(
    texts,
    'openLocationForm',
    titleKey,
    style,
    suggested === null ? {} : { locationId: suggested.id },
  );
}

/** The thanks for a confirmation, and until when it counts. */
export function locationConfirmedAnswer(
  { location, until }: Extract<ConfirmLocationResult, { result: 'confirmed' }>,
  reader: Reader,
): Answer {
  const { texts } = reader;
  const place = locationName(location);
  return messageAnswer(
    texts,
    {
      title: texts('confirmation.done', { place }),
      paragraphs: [
        until === null
          ? texts('confirmation.untilMove')
          : texts('confirmation.until', { when: when(until, reader) }),
      ],
      summary: texts.plain('confirmation.done', { place }),
    },
    [changeAction(texts, 'confirmation.change', null)],
  );
}

/** Why there is nothing to confirm, and the way there. */
export function nothingToConfirmAnswer(obstacle: ConfirmationObstacle, { texts }: Reader): Answer {
  return messageAnswer(
    texts,
    {
      title: texts('confirmation.nothing'),
      paragraphs: [texts(`confirmation.obstacle.${obstacle}`)],
      summary: texts.plain('confirmation.nothing'),
    },
    [wayThere(obstacle, texts), plainAction(texts, 'help', 'action.help')],
  );
}

function wayThere(obstacle: ConfirmationObstacle, texts: Texts): CardAction {
  switch (obstacle) {
    case 'noTeamsPhone':
      return plainAction(texts, 'showReadiness', 'confirmation.readiness', 'positive');
    case 'noCallingPlan':
      return plainAction(texts, 'openPlanForm', 'confirmation.askForPlan', 'positive');
    case 'noNumber':
      return plainAction(texts, 'openNumberForm', 'confirmation.askForNumber', 'positive');
    case 'operatorConnect':
    case 'directRouting':
      return plainAction(texts, 'showLine', 'confirmation.myLine', 'positive');
    case 'numberPending':
      return plainAction(texts, 'confirmLocation', 'action.tryAgain', 'positive');
    case 'noLocation':
    case 'unknownLocation':
      return changeAction(texts, 'confirmation.chooseLocation', null, 'positive');
    default:
      return obstacle satisfies never;
  }
}

import type { NumberObstacle, NumberObstacleResult } from '../../desk/index.js';
import { countryDataOrigin, formatTelephoneNumber } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { countryName, type Reader } from '../reader.js';

/** Why nobody can ask for a number (or give it back) here, and the way forward. */
export function numberObstacleAnswer(result: NumberObstacleResult, reader: Reader): Answer {
  const { texts } = reader;
  const { line, mode } = result;
  return messageAnswer(
    texts,
    {
      title: texts(`numberForm.refused.${mode}`),
      paragraphs: [
        texts(`numberForm.obstacle.${keyOf(result)}`, {
          ...valuesOf(result, reader),
          ...(line.own ? {} : { context: 'of', name: line.person.name }),
        }),
      ],
    },
    actionsFor(result, reader),
  );
}

/** An obstacle that reads otherwise where there is a number already, or where one is to be given back. */
function keyOf({ obstacle, mode, number }: NumberObstacleResult): string {
  if (obstacle === 'noNumber' && mode === 'release') return 'noneToRelease';
  return obstacle === 'noCallingPlan' && number !== null ? 'planMissing' : obstacle;
}

function valuesOf({ number, country, wished, availability }: NumberObstacleResult, reader: Reader) {
  const origin =
    availability === null || availability.status === 'noData' ? countryDataOrigin : availability.origin;
  return {
    number: number === null ? '' : formatTelephoneNumber(number.telephoneNumber),
    country: country === null ? '' : countryName(country, reader),
    wished: wished === null ? '' : countryName(wished, reader),
    asOf: origin.asOf,
    source: origin.source,
    left: 0,
  };
}

/** The button that helps most comes first. */
function actionsFor(result: NumberObstacleResult, { texts }: Reader): CardAction[] {
  const { line, mode, country } = result;
  const person: CardAction['data'] = line.own ? {} : { person: line.person.id };
  const again =
    mode === 'release'
      ? plainAction(texts, 'openReleaseForm', 'action.tryAgain', 'default', person)
      : plainAction(texts, 'openNumberForm', 'action.tryAgain', 'default', { ...person, mode });
  const form = (title: string, to: 'request' | 'change') =>
    plainAction(texts, 'openNumberForm', title, 'positive', { ...person, mode: to });
  const requests = plainAction(texts, 'listRequests', 'action.myRequests');
  const readiness = plainAction(texts, 'showReadiness', 'numberForm.action.readiness', 'default', person);
  const phone = plainAction(texts, 'showLine', 'numberForm.action.line', 'default', person);
  const ways: Readonly<Record<NumberObstacle, readonly CardAction[]>> = {
    noUsageLocation: [again, readiness],
    noTeamsPhone: [again, readiness],
    countryNotOffered: [
      plainAction(texts, 'countryAvailability', 'numberForm.action.country', 'positive', {
        ...(country === null ? {} : { country }),
      }),
    ],
    countryNoData: [plainAction(texts, 'countryAvailability', 'numberForm.action.country', 'positive')],
    noCallingPlan: [
      plainAction(texts, 'openPlanForm', 'numberForm.action.plan', 'positive', person),
      again,
      readiness,
    ],
    licencesUsedUp: [again, readiness],
    hasNumber: [form('numberForm.action.change', 'change'), phone],
    noNumber: mode === 'release' ? [phone, requests] : [form('numberForm.action.first', 'request')],
    numberPending: [again, requests],
    operatorConnect: [phone, requests],
    directRouting: [phone, requests],
    otherCarrier: [phone, requests],
    noPool: [again, requests],
    noFreeNumbers: [again, requests],
    inventoryUnread: [again],
    noLocations: [
      plainAction(texts, 'openAddressForm', 'numberForm.action.address', 'positive', person),
      again,
    ],
    wishAbroad: [form('numberForm.action.here', mode === 'change' ? 'change' : 'request')],
    countryUnknown: [phone, requests],
  };
  return [...ways[result.obstacle], plainAction(texts, 'help', 'action.help')].slice(0, 3);
}

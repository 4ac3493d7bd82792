import type { AddressDuplicates } from '../../desk/index.js';
import { formatTelephoneNumber, type TypedAddress } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { formDataOf } from '../commands/formContext.js';
import { literal } from '../literal.js';
import type { Reader } from '../reader.js';
import { choiceTitle } from './locationForm.js';
import { addressWithPlace, factOf, kindOf } from './wording.js';

/**
 * Locations that may be the one that somebody wants to add, to choose from before anything is sent. Where the very place
 * is in the list, "None of these" would only add it twice, and isn't offered.
 */
export function addressDuplicatesAnswer(found: AddressDuplicates, reader: Reader): Answer {
  const { texts } = reader;
  const { about, address, form, reason, exact, sameAddress, likely } = found;
  const { person } = form;
  const typed: CardAction['data'] = {
    ...formDataOf(form),
    ...dataOfAddress(address),
    ...(reason === null ? {} : { reason }),
  };
  const kind = exact !== null ? 'exact' : sameAddress !== null ? 'sameAddress' : 'similar';
  const title = texts('addressForm.duplicates.title');
  const card = renderCard('address-duplicates', texts, {
    head: kindOf('newEmergencyAddress', texts),
    title,
    sentences: [
      { text: texts(`addressForm.duplicates.${kind}`) },
      { text: texts('addressForm.duplicates.notSent') },
    ],
    facts: [
      ...(about.line.own ? [] : [factOf(texts.plain('request.facts.person'), about.line.person.name)]),
      factOf(texts.plain('addressForm.number'), formatTelephoneNumber(about.number.telephoneNumber)),
      factOf(texts.plain('addressForm.duplicates.typed'), addressWithPlace(address)),
    ],
    choiceLabel: texts.plain('addressForm.duplicates.choice'),
    choiceMissing: texts.plain('form.locationMissing'),
    chosen: likely[0]?.id ?? '',
    // Unfolded choices are read as markdown.
    choices: likely.map((location) => ({ title: literal(choiceTitle(location)), value: location.id })),
    use: plainAction(texts, 'openLocationForm', 'addressForm.duplicates.use', 'positive', {
      ...(person === null ? {} : { person }),
      ...(reason === null ? {} : { reason }),
    }),
    others: [
      ...(exact === null
        ? [
            plainAction(texts, 'submitAddress', 'addressForm.duplicates.none', 'default', {
              ...typed,
              noneOfThese: 'yes',
            }),
          ]
        : []),
      plainAction(texts, 'openAddressForm', 'addressForm.duplicates.back', 'default', typed),
    ],
    fallbackText: texts.plain('addressForm.duplicates.fallback', { count: likely.length }),
  });
  return { card, summary: title, shows: null };
}

/** The fields that a button carries on, so that nobody types them again. */
function dataOfAddress(address: TypedAddress): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(address).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

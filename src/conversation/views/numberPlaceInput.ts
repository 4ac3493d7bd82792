import { choicesOnOneCard, type NumberPlaces } from '../../desk/index.js';
import type { CountryCode, EmergencyLocation } from '../../telephony/index.js';
import { laterChoice } from '../commands/numberCommands.js';
import { countryName, type Reader } from '../reader.js';
import { choiceTitle, locationDataset, shortenedTo } from './locationForm.js';

/** Cards stay under 25 KB; this much of it is for the titles of the places, an equal share for each. */
const bytesOfAllTitles = 10_000;

/** The choice of the emergency location, as far as the country has any. */
export function placeInput(places: NumberPlaces, country: CountryCode, reader: Reader) {
  const { texts } = reader;
  const { needed, total, inNumbersArea } = places;
  const long = total > choicesOnOneCard;
  const chosen = places.chosen === 'none' ? null : places.chosen;
  const listed = withChosen(places.locations, chosen);
  const share = Math.floor(bytesOfAllTitles / Math.max(1, listed.length));
  const name = countryName(country, reader);
  return {
    hasPlaces: total > 0,
    placeNeeded: needed,
    placeLabel: texts.plain('numberForm.place'),
    placePlaceholder: texts.plain(long ? 'numberForm.placeType' : 'form.locationPlaceholder'),
    placeMissing: texts.plain('numberForm.placeMissing'),
    place: chosen?.id ?? (needed ? '' : laterChoice),
    places: [
      ...(needed ? [] : [{ title: texts.plain('numberForm.placeLater'), value: laterChoice }]),
      ...listed.map((location) => ({
        title: shortenedTo(share, choiceTitle(location)),
        value: location.id,
      })),
    ],
    placeQuery: long ? { type: 'Data.Query', dataset: locationDataset(country) } : null,
    placeHint:
      total === 0
        ? texts('numberForm.noPlaces', { country: name })
        : texts(inNumbersArea ? 'numberForm.placeInArea' : 'numberForm.placeShown'),
  };
}

function withChosen(
  locations: readonly EmergencyLocation[],
  chosen: EmergencyLocation | null,
): readonly EmergencyLocation[] {
  if (chosen === null || locations.some(({ id }) => id === chosen.id)) return locations;
  return [chosen, ...locations];
}

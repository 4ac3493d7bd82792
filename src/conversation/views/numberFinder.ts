import { everyCity, type NumberFormView } from '../../desk/index.js';
import { stripControls } from '../literal.js';
import type { Reader } from '../reader.js';
import type { Texts } from '../texts.js';

/** More cities than this would make the card too large; digits still find their numbers. */
const mostCities = 100;

/** The inputs by which the list is narrowed: city and digits, filled with what it shows now. */
export function finderInputs({ cities, city, digits }: NumberFormView, { texts }: Reader) {
  const listed = cities.slice(0, mostCities);
  const all = city === null || listed.includes(city) ? listed : [city, ...listed];
  return {
    hasCities: all.length > 1,
    cityLabel: texts.plain('numberForm.city'),
    city: city ?? everyCity,
    cities: [
      { title: texts.plain('numberForm.everyCity'), value: everyCity },
      ...all.map((name) => ({ title: stripControls(name), value: name })),
    ],
    digitsLabel: texts.plain('numberForm.digits'),
    digitsPlaceholder: texts.plain('numberForm.digitsPlaceholder'),
    digits: digits?.digits ?? '',
  };
}

const places = ['end', 'start', 'anywhere'] as const;

/** Where in the number the digits are looked for. */
export function digitsChoices({ digits }: NumberFormView, texts: Texts) {
  return {
    digitsAtLabel: texts.plain('numberForm.digitsAt'),
    digitsAt: digits?.at ?? 'end',
    digitsAtChoices: places.map((place) => ({ title: texts.plain(`numberForm.at.${place}`), value: place })),
  };
}

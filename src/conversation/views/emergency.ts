import { type CountryCode, emergencyNumbersOf, emergencyServices } from '../../telephony/index.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { countryName, type Reader } from '../reader.js';

/**
 * The answer to what sounds like a real emergency: call, with the number of `country` first and large. No button draws
 * anybody's eye away from it, and nothing else is said. Null: the country isn't known.
 */
export function emergencyAnswer(country: CountryCode | null, reader: Reader): Answer {
  const { texts } = reader;
  const known = country === null ? null : emergencyNumbersOf(country);
  const there = country === null ? '' : countryName(country, reader);
  const title =
    known?.for === 'all'
      ? texts('emergency.callNumber', { number: known.number })
      : texts('emergency.callNow');
  const numbers =
    known === null
      ? [texts('emergency.general')]
      : known.for === 'all'
        ? [texts('emergency.numberOf', { country: there })]
        : emergencyServices.map((service) =>
            texts(`emergency.${service}`, { number: known.numbers[service] }),
          );
  const chat = texts('emergency.chatCannotCall');
  const elsewhere =
    known === null ? texts('emergency.anyCountry') : texts('emergency.elsewhere', { country: there });
  // A rehearsal is of no interest now.
  const card = renderCard(
    'emergency',
    { banner: null },
    {
      title,
      numbers: numbers.map((text) => ({ text })),
      chat,
      elsewhere,
      fallbackText: [title, ...numbers, chat, elsewhere].join(' '),
    },
  );
  return { card, summary: title, shows: null };
}

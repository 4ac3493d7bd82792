import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max';
import { countryOfCode, findCountry } from '../../telephony/index.js';
import type { Intent } from './intents.js';
import type { Lexicon } from './lexicon.js';
import type { ReadWord } from './reading.js';

type Says = Readonly<Record<string, string>>;
type Slot = 'digits' | 'city' | 'country' | 'countryNamed' | 'number' | 'rest';

/** What is taken out of a message, by what it asks for. */
const slotsOf: Partial<Readonly<Record<Intent, readonly Slot[]>>> = {
  changeCallerId: ['number'],
  requestNumber: ['digits', 'city', 'country'],
  changeNumber: ['digits', 'city', 'country'],
  countryAvailability: ['countryNamed'],
  findRequest: ['number', 'rest'],
  numberStock: ['city'],
  readinessOfPerson: ['city', 'rest'],
};

/** What a message that means `intent` says beside; `words` are the message's. */
export function saidIn(
  intent: Intent,
  message: string,
  words: readonly ReadWord[],
  { language, lexicon }: { readonly language: string; readonly lexicon: Lexicon },
): Says {
  const says: Record<string, string> = {};
  for (const slot of slotsOf[intent] ?? []) {
    switch (slot) {
      case 'digits':
        Object.assign(says, digitsIn(words));
        break;
      case 'city':
        Object.assign(says, cityIn(words, lexicon));
        break;
      case 'country':
        Object.assign(says, countryBeside(message, words, language, lexicon));
        break;
      case 'countryNamed':
        Object.assign(says, countryIn(message, words, language, lexicon));
        break;
      case 'number':
        Object.assign(says, numberIn(message, lexicon));
        break;
      case 'rest':
        says['rest'] = message.trim();
    }
  }
  return says;
}

/** Words further from the digits say nothing of where they stand in the number, or that they stand in one at all. */
const nearDigits = 5;
const besideDigits = 2;

function digitsIn(words: readonly ReadWord[]): Says {
  const around = (at: number, reach: number) =>
    words.slice(Math.max(0, at - reach), at + reach + 1).flatMap(({ concepts }) => concepts);
  const at = words.findIndex(({ written, concepts }, index) => {
    if (!/^\d{1,8}$/.test(written) || concepts.includes('FLOOR')) return false;
    const next = words[index + 1]?.concepts ?? [];
    if (['FLOOR', 'DATETIME'].some((concept) => next.includes(concept))) return false;
    const placed = ['ENDING', 'STARTING'].some((concept) => around(index, nearDigits).includes(concept));
    const held = ['CONTAINING', 'NUMBER', 'WISH'].some((concept) =>
      around(index, besideDigits).includes(concept),
    );
    return placed || (held && written.length > 1);
  });
  const found = words[at];
  if (found === undefined) return {};
  const near = around(at, nearDigits);
  const where = near.includes('ENDING') ? 'end' : near.includes('STARTING') ? 'start' : 'anywhere';
  return { digits: found.written, digitsAt: where };
}

const capital = (text: string) => text.replace(/(^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());

/** The city that is wanted: the last one that isn't spoken of as one's own ("swap my Bremen number for one in Cologne"). */
function cityIn(words: readonly ReadWord[], { cityOf, fold }: Lexicon): Says {
  const cities = words.flatMap(({ stem, written }, at) => (stem === '#city' ? [{ written, at }] : []));
  const wanted = cities.filter(
    ({ at }) =>
      !words.slice(Math.max(0, at - besideDigits), at).some(({ concepts }) => concepts.includes('MY')),
  );
  const city = wanted[wanted.length - 1] ?? cities[0];
  return city === undefined ? {} : { city: capital(cityOf(fold(city.written)) ?? city.written) };
}

const countryOfAdjective = (words: readonly ReadWord[], { nationalities, fold }: Lexicon): string | null => {
  for (const { written } of words) {
    const word = fold(written);
    const code = nationalities.get(word) ?? nationalities.get(word.replace(/[nrsm]$/, ''));
    if (code !== undefined) return countryOfCode(code);
  }
  return null;
};

function countryBeside(
  message: string,
  words: readonly ReadWord[],
  language: string,
  lexicon: Lexicon,
): Says {
  const adjective = countryOfAdjective(words, lexicon);
  if (adjective !== null) return { country: adjective };
  const mayBe = words.some(
    ({ concepts, written }) => concepts.includes('COUNTRY') || /^[A-Z]{2,3}$/.test(written),
  );
  if (!mayBe) return {};
  const country = findCountry(message, language);
  return country.found === 'one' ? { country: country.country } : {};
}

/** The country that is asked about; where it isn't clear, the words that name it, as typed. */
function countryIn(message: string, words: readonly ReadWord[], language: string, lexicon: Lexicon): Says {
  const country = findCountry(message, language);
  if (country.found === 'one') return { country: country.country };
  const adjective = countryOfAdjective(words, lexicon);
  if (country.found === 'none' && adjective !== null) return { country: adjective };
  const named = words.filter(({ concepts }) => concepts.includes('COUNTRY') || concepts.includes('CITY'));
  const strange = words.filter(({ known, stem }) => !known || stem === '#name');
  const placed = words.findLastIndex(({ concepts }) => concepts.includes('INPLACE'));
  const after = placed === -1 ? [] : words.slice(placed + 1).filter(({ concepts }) => concepts.length === 0);
  const said = [named, strange, after].find((each) => each.length > 0) ?? [];
  return said.length === 0 ? {} : { said: said.map(({ written }) => written).join(' ') };
}

function numberIn(message: string, { homeCountry }: Lexicon): Says {
  if (!/\d{3}/.test(message.replace(/[\s()/.-]/g, ''))) return {};
  const [found] = findPhoneNumbersInText(
    message,
    isSupportedCountry(homeCountry) ? { defaultCountry: homeCountry } : {},
  );
  return found === undefined ? {} : { number: found.number.number };
}

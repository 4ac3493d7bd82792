import { allCountries, type CountryCode, countryName } from '../../telephony/index.js';

/** A name this much alike is worth suggesting: by Dice's coefficient of letter pairs, from 0 to 1. */
const alikeEnough = 0.45;
/** As many words as a longer country name has ("Papua New Guinea"). */
const mostWords = 3;
/** Longer texts than this name no country; the rest is left aside. */
const wordsLookedAt = 30;

/** The countries whose names look most like a run of words of the text, the likeliest first, at most `limit`. */
export function similarCountries(text: string, language: string, limit: number): readonly CountryCode[] {
  const words = plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .slice(0, wordsLookedAt);
  const runs = words.flatMap((_, at) =>
    Array.from({ length: mostWords }, (_unused, more) => words.slice(at, at + more + 1).join(' ')),
  );
  // English names are known everywhere.
  const languages = [...new Set([language, 'en'])];
  const pairsOfRuns = [...new Set(runs)].map(pairsOf);
  return allCountries
    .map((country) => {
      const names = languages.map((each) => pairsOf(plain(countryName(country, each))));
      const alike = pairsOfRuns.flatMap((pairs) => names.map((name) => likeness(pairs, name)));
      return { country, alike: Math.max(0, ...alike) };
    })
    .filter(({ alike }) => alike >= alikeEnough)
    .sort((a, b) => b.alike - a.alike || a.country.localeCompare(b.country))
    .slice(0, limit)
    .map(({ country }) => country);
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Pairs of neighbouring letters, with the beginning as one, because people get beginnings right. */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = ` ${text}`;
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size);
}

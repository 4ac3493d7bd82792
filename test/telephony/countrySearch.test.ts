import assert from 'node:assert/strict';
import { allCountries, type CountryFound, countryName, findCountry } from '../../src/telephony/index.js';

const one = (country: string): CountryFound => ({ found: 'one', country });
const none: CountryFound = { found: 'none' };

function several(text: string, language: string): string[] {
  const result = findCountry(text, language);
  if (result.found !== 'several')
    throw new assert.AssertionError({ message: `${text}: ${JSON.stringify(result)}` });
  return [...result.countries].sort();
}

describe('finding a country by its name', () => {
  it('knows every country by its name in English and German, whichever of both the person speaks', () => {
    for (const country of allCountries) {
      for (const spoken of ['en', 'de']) {
        assert.deepEqual(findCountry(countryName(country, spoken), spoken), one(country), country);
      }
    }
    assert.deepEqual(findCountry('Deutschland', 'en'), one('DE'));
    assert.deepEqual(findCountry('Switzerland', 'de'), one('CH'));
  });

  it('passes over case, accents, ß, hyphens and the genitive', () => {
    for (const text of ['österreich', 'OSTERREICH', 'Österreich!'])
      assert.deepEqual(findCountry(text, 'de'), one('AT'));
    assert.deepEqual(findCountry('grossbritannien', 'de'), one('GB'));
    assert.deepEqual(findCountry('Großbritannien', 'de'), one('GB'));
    assert.deepEqual(findCountry('Schweiz-Nummer', 'de'), one('CH'));
    assert.deepEqual(findCountry("Germany's plans", 'en'), one('DE'));
    assert.deepEqual(findCountry("cote d'ivoire", 'en'), one('CI'));
  });

  it('knows what people call countries besides', () => {
    const names: Record<string, string> = {
      UK: 'GB',
      uk: 'GB',
      'U.K.': 'GB',
      'Great Britain': 'GB',
      England: 'GB',
      'Northern Ireland': 'GB',
      USA: 'US',
      usa: 'US',
      'U.S.': 'US',
      'u.s.': 'US',
      US: 'US',
      America: 'US',
      'United States of America': 'US',
      Holland: 'NL',
      'the Netherlands': 'NL',
      'Czech Republic': 'CZ',
      Czechia: 'CZ',
      Turkey: 'TR',
      Türkiye: 'TR',
      UAE: 'AE',
      'Ivory Coast': 'CI',
      'Hong Kong': 'HK',
      Hongkong: 'HK',
      Burma: 'MM',
      'Saint Lucia': 'LC',
      'Bosnia and Herzegovina': 'BA',
      Bosnia: 'BA',
      'Trinidad and Tobago': 'TT',
      Jordan: 'JO',
      Chad: 'TD',
      Georgia: 'GE',
    };
    for (const [name, country] of Object.entries(names))
      assert.deepEqual(findCountry(name, 'en'), one(country), name);
    const german: Record<string, string> = {
      Tschechien: 'CZ',
      Tschechei: 'CZ',
      'der Tschechischen Republik': 'CZ',
      'den Vereinigten Staaten': 'US',
      'den USA': 'US',
      'im Vereinigten Königreich': 'GB',
      'den Niederlanden': 'NL',
      Weißrussland: 'BY',
      VAE: 'AE',
      'den Vereinigten Arabischen Emiraten': 'AE',
      Island: 'IS',
      Elfenbeinküste: 'CI',
      'Sankt Lucia': 'LC',
    };
    for (const [name, country] of Object.entries(german))
      assert.deepEqual(findCountry(name, 'de'), one(country), name);
  });

  it('finds it in a sentence', () => {
    assert.deepEqual(findCountry('Is calling available in Germany?', 'en'), one('DE'));
    assert.deepEqual(findCountry('do we get calling plans for south africa yet', 'en'), one('ZA'));
    assert.deepEqual(findCountry('Kann man in der Schweiz telefonieren?', 'de'), one('CH'));
    assert.deepEqual(findCountry('Gibt es Anrufpläne für Südkorea?', 'de'), one('KR'));
    assert.deepEqual(findCountry('IS CALLING AVAILABLE IN GERMANY', 'en'), one('DE'));
  });

  it('takes the longest name', () => {
    assert.deepEqual(findCountry('Papua New Guinea', 'en'), one('PG'));
    assert.deepEqual(findCountry('Equatorial Guinea', 'en'), one('GQ'));
    assert.deepEqual(findCountry('Guinea', 'en'), one('GN'));
    assert.deepEqual(findCountry('South Sudan', 'en'), one('SS'));
    assert.deepEqual(findCountry('New Jersey', 'en'), one('US'));
  });

  it('finds countries of which there is no data, too', () => {
    assert.deepEqual(findCountry('Niger', 'en'), one('NE'));
    assert.deepEqual(findCountry('is it available in Iceland', 'en'), one('IS'));
    assert.deepEqual(findCountry('Kosovo', 'de'), one('XK'));
  });

  it('uses the names of Intl for a language without a file of its own', () => {
    assert.deepEqual(findCountry('Allemagne', 'fr'), one('DE'));
    assert.deepEqual(findCountry('Alemania', 'es-MX'), one('DE'));
  });
});

describe('finding a country by its code', () => {
  it('reads capitals, and the only word in any case', () => {
    for (const text of ['DE', 'de', 'De', 'DEU', 'deu', 'in DE?', 'calling in DEU please']) {
      assert.deepEqual(findCountry(text, 'en'), one('DE'), text);
    }
    assert.deepEqual(findCountry('IT', 'en'), one('IT'));
    assert.deepEqual(findCountry('can I call US numbers', 'en'), one('US'));
  });

  it('reads no small word of a sentence', () => {
    for (const word of [
      'is',
      'in',
      'it',
      'no',
      'at',
      'be',
      'de',
      'me',
      'my',
      'us',
      'to',
      'so',
      'am',
      'do',
      'es',
      'im',
      'um',
    ]) {
      assert.deepEqual(findCountry(`well ${word} something`, 'en'), none, word);
      assert.deepEqual(findCountry(`also ${word} etwas`, 'de'), none, word);
    }
    assert.deepEqual(findCountry('is it in my office or at no place, can you tell me', 'en'), none);
    for (const word of ['is', 'in', 'it', 'no', 'at', 'be', 'me', 'my', 'us']) {
      assert.deepEqual(findCountry(word, 'en'), none, word);
    }
  });

  it('reads a capital abbreviation only where a place is named', () => {
    assert.deepEqual(findCountry('ask the IT department', 'en'), none);
    assert.deepEqual(findCountry('HR says I have NO number', 'en'), none);
    assert.deepEqual(findCountry('is calling available in IT?', 'en'), one('IT'));
    assert.deepEqual(several('what about plans in BE and NL', 'en'), ['BE', 'NL']);
  });

  it('reads no code into a shouted sentence', () => {
    assert.deepEqual(findCountry('IS IT MY OFFICE OR NO', 'en'), none);
    assert.deepEqual(findCountry('CAN ARE PER SO TO', 'en'), none);
    assert.deepEqual(findCountry('IS CALLING AVAILABLE IN DE', 'en'), one('DE'));
  });
});

describe('finding a misspelled country', () => {
  it('understands one letter too many, too few, wrong or swapped, from five letters up', () => {
    for (const text of [
      'Germny',
      'Germanny',
      'Germeny',
      'Gemrany',
      'ermany',
      'Germanyy',
      'is it there in gremany?',
    ]) {
      assert.deepEqual(findCountry(text, 'en'), one('DE'), text);
    }
    for (const text of ['Schwiez', 'Schweitz', 'Schwez', 'Schweis'])
      assert.deepEqual(findCountry(text, 'de'), one('CH'), text);
    assert.deepEqual(findCountry('Ireand', 'en'), one('IE'));
    assert.deepEqual(findCountry('new zeland', 'en'), one('NZ'));
    assert.deepEqual(findCountry('untied kingdom', 'en'), one('GB'));
    assert.deepEqual(findCountry('Spian', 'en'), one('ES'));
  });

  it('understands every such slip in the names of the countries in which plans are sold', () => {
    for (const country of ['AT', 'BE', 'CA', 'DE', 'DK', 'FR', 'GB', 'IT', 'NL', 'NO', 'PL', 'SE', 'US']) {
      for (const language of ['en', 'de']) {
        const name = countryName(country, language);
        for (let at = 0; at + 1 < name.length; at++) {
          if (name[at] === ' ' || name[at + 1] === ' ') continue;
          const swapped = name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
          const result = findCountry(swapped, language);
          const countries =
            result.found === 'one' ? [result.country] : result.found === 'several' ? result.countries : [];
          assert.ok(countries.includes(country), `${swapped} in ${language}`);
        }
      }
    }
  });

  it('understands no two slips, and none in a shorter name', () => {
    for (const text of ['Gremeny', 'Grmny', 'Irn', 'Cbua', 'Omn'])
      assert.deepEqual(findCountry(`${text} please`, 'en'), none, text);
  });

  it('prefers what is written right to what might be meant', () => {
    assert.deepEqual(findCountry('Niger', 'en'), one('NE'));
    assert.deepEqual(findCountry('Austria', 'en'), one('AT'));
    assert.deepEqual(findCountry('Sambia', 'de'), one('ZM'));
    assert.deepEqual(findCountry('Gambia', 'de'), one('GM'));
    assert.deepEqual(findCountry('France, not Frnace', 'en'), one('FR'));
  });

  it('takes everyday words for what they are', () => {
    const english =
      'while the child begins to wait, sales walks in and no way my surname is on the farmer list, hungry tiger';
    const german = 'jeden Tag holen wir in der Firma ungern das Konto, im Inland sind Serien spannend';
    for (const language of ['en', 'de']) {
      assert.deepEqual(findCountry(english, language), none);
      assert.deepEqual(findCountry(german, language), none);
    }
    assert.deepEqual(findCountry('we have an office on the island', 'en'), none);
  });
});

describe('an ambiguous country', () => {
  it('answers the candidates of a name that several share', () => {
    assert.deepEqual(several('Congo', 'en'), ['CD', 'CG']);
    assert.deepEqual(several('in Korea', 'en'), ['KP', 'KR']);
    assert.deepEqual(several('Kongo', 'de'), ['CD', 'CG']);
    assert.deepEqual(several('the Virgin Islands', 'en'), ['VG', 'VI']);
  });

  it('answers the candidates of a slip that several names could have led to', () => {
    assert.deepEqual(several('Nigera', 'en'), ['NE', 'NG']);
    assert.deepEqual(several('Austrlia', 'en'), ['AT', 'AU']);
    assert.deepEqual(several('Slovania', 'en'), ['SI', 'SK']);
    assert.deepEqual(several('Ieland', 'en'), ['IE', 'IS']);
    assert.deepEqual(several('Iland', 'de'), ['IE', 'IS']);
  });

  it('answers all that a text names, in its order', () => {
    assert.deepEqual(findCountry('Germany, France or DE', 'en'), {
      found: 'several',
      countries: ['DE', 'FR'],
    });
    assert.deepEqual(findCountry('Frankreich und Deutschland', 'de'), {
      found: 'several',
      countries: ['FR', 'DE'],
    });
  });

  it('finds nothing in nothing', () => {
    for (const text of ['', '   ', '?!', '42', '🙂', 'and or'])
      assert.deepEqual(findCountry(text, 'en'), none);
  });
});

import { type EmergencyLocation, partOfSite, placeWords, readPlaceText } from '../telephony/index.js';

/** A word (or a city's name) that a message says of a place. */
export interface Telling {
  /** A part of a site ("building") and an identifier ("7", "A") tell something only together. */
  readonly kind: 'name' | 'part' | 'identifier';
  readonly words: readonly string[];
  /** Other names of the same. */
  readonly others: readonly (readonly string[])[];
  /** The words beside it in the message: an identifier has to stand beside one of them in the location, too. */
  readonly neighbours: readonly string[];
  /** Whether the location has to hold it; "the Hamburg building" needs no such word. */
  readonly needed: boolean;
  /** Search words by which the database finds such locations. */
  readonly lookUp: readonly string[];
}

/** A location's words by field, in their order, without its floors. */
export interface ComparedLocation {
  readonly location: EmergencyLocation;
  readonly floors: readonly number[];
  readonly placeWords: readonly string[];
  readonly fields: readonly (readonly string[])[];
  readonly company: readonly string[];
}

const compared = (words: readonly { readonly plain: string }[]) =>
  words.map(({ plain }) => partOfSite(plain) ?? plain);

/** A location in the form in which a message's words are held against it. */
export function comparedLocation(location: EmergencyLocation): ComparedLocation {
  const { site, place, street, city, stateOrProvince, postalCode, companyName } = location;
  const read = readPlaceText(place ?? '');
  // A place that is called only "4" is a floor.
  const bare = /^\d{1,2}\.?$/.exec(place?.trim() ?? '') === null ? [] : [Number.parseInt(place ?? '', 10)];
  const others = [site, street, city, stateOrProvince, postalCode].filter((field) => field !== null);
  return {
    location,
    floors: [...read.floors, ...bare],
    placeWords: bare.length > 0 ? [] : compared(read.words),
    fields: [compared(read.words), ...others.map((field) => compared(placeWords(field)))],
    company: compared(placeWords(companyName)),
  };
}

/** Whether a location holds what the message says, under any of its names; identifiers only beside the same word. */
export function holds({ fields, company }: ComparedLocation, word: Telling): boolean {
  if (!word.needed) return true;
  const all = [...fields, company];
  return [word.words, ...word.others].some((name) => {
    const forms = [name, name.map(withoutTranscription)];
    return all.some((field) => forms.some((form) => standsIn(field, form, word)));
  });
}

function standsIn(field: readonly string[], name: readonly string[], { kind, neighbours }: Telling): boolean {
  return field.some((_word, at) => {
    if (!name.every((part, index) => field[at + index] === part)) return false;
    if (kind !== 'identifier' || neighbours.length === 0) return true;
    const beside = [field[at - 1], field[at + 1]];
    return neighbours.some((neighbour) =>
      beside.some((each) => each === neighbour || each === withoutTranscription(neighbour)),
    );
  });
}

/** "koeln" as "koln": umlauts that the keyboard didn't have. */
const withoutTranscription = (word: string) => word.replace(/([aou])e/g, '$1');

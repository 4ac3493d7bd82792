import { choicesOnOneCard, choicesOnOnePage, type LocationFormView } from '../../desk/index.js';
import { reasonMaxLength } from '../../requests/index.js';
import {
  type EmergencyLocation,
  formatTelephoneNumber,
  locationAddress,
  locationName,
} from '../../telephony/index.js';
import { plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { formDataOf } from '../commands/formContext.js';
import { stripControls } from '../literal.js';
import { countryName, type Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import { factOf, kindOf } from './wording.js';

/** Name of the type-ahead's data set: the country whose locations are searched. */
export const locationDataset = (country: string) => `locations/${country}`;

/** The form for a new emergency location. `wrong`: why what was sent before couldn't be taken. */
export function locationFormAnswer(view: LocationFormView, reader: Reader, wrong: string | null): Answer {
  const { texts } = reader;
  const problem = wrong ?? placeProblem(view, reader);
  const country = countryName(view.number.country ?? '', reader);
  const long = view.totalInCountry > choicesOnOneCard;
  const chosen = isCurrent(view.chosen, view) ? null : view.chosen;
  const listed = withChosen(view.locations, chosen).filter((location) => !isCurrent(location, view));
  const formData = formDataOf(view.form);
  const last = view.offset + view.locations.length;
  const page = (title: string, offset: number) =>
    plainAction(texts, 'openLocationForm', title, 'default', { ...formData, offset });
  const card = renderCard('location-form', texts, {
    head: kindOf('emergencyLocationChange', texts),
    title: view.line.own ? texts('form.title') : texts('form.titleOf', { name: view.line.person.name }),
    facts: [
      ...(view.line.own ? [] : [factOf(texts.plain('request.facts.person'), view.line.person.name)]),
      factOf(
        texts.plain(view.line.own ? 'form.number' : 'request.facts.number'),
        formatTelephoneNumber(view.number.telephoneNumber),
      ),
      factOf(texts.plain('form.current'), currentLocation(view, texts)),
    ],
    safety: texts('form.safety'),
    problem: problem ?? '',
    hasProblem: problem !== null,
    locationLabel: texts.plain('form.location', { country }),
    locationPlaceholder: texts.plain('form.locationPlaceholder'),
    locationMissing: texts.plain('form.locationMissing'),
    chosen: chosen?.id ?? '',
    choices: listed.map((location) => ({
      title: shortenedTo(Math.floor(bytesOfAllTitles / Math.max(1, listed.length)), choiceTitle(location)),
      value: location.id,
    })),
    long,
    short: !long,
    dataset: locationDataset(view.number.country ?? ''),
    count: countOf(view, country, texts),
    page: texts('form.page', { from: view.offset + 1, to: last, total: view.found }),
    hasPage: listed.length > 0,
    searchLabel: texts.plain('form.search'),
    searchPlaceholder: texts.plain('form.searchPlaceholder'),
    search: view.search ?? '',
    narrow: plainAction(texts, 'openLocationForm', 'action.narrow', 'default', formData),
    pageActions: [
      ...(view.offset > 0
        ? [page('action.previousLocations', Math.max(0, view.offset - choicesOnOnePage))]
        : []),
      ...(last < view.found ? [page('action.moreLocations', last)] : []),
    ],
    reasonLabel: texts.plain('form.reason'),
    reasonPlaceholder: texts.plain('form.reasonPlaceholder'),
    reasonMax: reasonMaxLength,
    reason: view.reason ?? '',
    send: plainAction(texts, 'submitLocationChange', 'action.send', 'positive', formData),
    notListed: plainAction(
      texts,
      'openAddressForm',
      'addressForm.notListed',
      'default',
      view.form.person === null ? {} : { person: view.form.person },
    ),
    cancel: plainAction(texts, 'cancelForm', 'action.cancel'),
    fallbackText: texts.plain('form.fallback', { count: view.totalInCountry }),
  });
  return { card, summary: texts('form.title'), shows: null };
}

/** "Berlin Mitte, 4th floor — Torstraße 49, 10119 Berlin": what tells one choice from another. */
export function choiceTitle(location: EmergencyLocation): string {
  return stripControls(`${locationName(location)} — ${locationAddress(location)}`);
}

/** Cards stay under 25 KB; this much of it is for the titles of the choices, an equal share for each. */
const bytesOfAllTitles = 13_000;

/** The text, cut where it takes more than `bytes` in UTF-8; the address stands last and is cut first. */
export function shortenedTo(bytes: number, text: string): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const characters = Array.from(text);
  while (Buffer.byteLength(`${characters.join('')}…`) > bytes) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The place that is shown now is no choice. */
function isCurrent(location: EmergencyLocation | null, { current }: LocationFormView): boolean {
  return location !== null && current !== null && current !== 'unknown' && location.id === current.id;
}

function countOf(view: LocationFormView, country: string, texts: Texts): string {
  const { search, found, locations } = view;
  if (search === null) return texts('form.count', { count: view.totalInCountry, country });
  const [first = null] = locations;
  return found === 1 && isCurrent(first, view)
    ? texts('form.foundCurrent', { search })
    : texts('form.found', { count: found, search });
}

/** A place that the message named and that can't be chosen; nothing is chosen in its stead. */
function placeProblem(view: LocationFormView, reader: Reader): string | null {
  const { texts } = reader;
  if (view.chosen !== null && isCurrent(view.chosen, view)) {
    return texts('form.alreadyShown', { place: locationName(view.chosen) });
  }
  if (view.unknownPlace !== null) return texts('form.unknownPlace', { place: view.unknownPlace });
  if (view.placeAbroad === null) return null;
  return texts('form.placeAbroad', {
    place: view.placeAbroad.name,
    there: countryName(view.placeAbroad.country, reader),
    country: countryName(view.number.country ?? '', reader),
  });
}

function currentLocation(view: LocationFormView, texts: Texts): string {
  if (view.current === null) return texts.plain('form.currentNone');
  return view.current === 'unknown' ? texts.plain('form.currentUnknown') : locationName(view.current);
}

function withChosen(
  locations: readonly EmergencyLocation[],
  chosen: EmergencyLocation | null,
): readonly EmergencyLocation[] {
  if (chosen === null || locations.some(({ id }) => id === chosen.id)) return locations;
  return [chosen, ...locations];
}

/** What people and places are called, and what people typed, on sample cards. */
export interface SampleWords {
  readonly requester: string;
  readonly approver: string;
  readonly otherApprover: string;
  readonly site: string;
  readonly oldPlace: string;
  readonly newPlace: string;
  readonly street: string;
  readonly reason: string;
  readonly rejection: string;
  readonly search: string;
  /** Name of a caller-ID policy. */
  readonly policy: string;
}

export const ordinaryWords: SampleWords = {
  requester: 'Robin Keller',
  approver: 'Alex Winter',
  otherApprover: 'Kim Sommer',
  site: 'Berlin Mitte',
  oldPlace: '2nd floor',
  newPlace: '4th floor',
  street: 'Torstraße 49',
  reason: 'I moved to the fourth floor with my team.',
  rejection: 'The fourth floor is closed until May. Please ask again then.',
  search: 'Torstr',
  policy: 'Anonymous',
};

const filledTo = (length: number, pattern: string): string =>
  pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);

/** The longest that directories, catalogues and inputs allow, with a word that has no place to break. */
export const longestWords: SampleWords = {
  requester: filledTo(80, 'Maximiliane-Wolkensteinhausen '),
  approver: filledTo(80, 'Bartholomäusvonundzumoberwiesenthal'),
  otherApprover: filledTo(80, 'Alexandrina von der Heydten-Kirchmayr '),
  site: filledTo(80, 'Verwaltungsgebäude Nordwest '),
  oldPlace: filledTo(60, 'Zwischengeschoss, Flügel C, '),
  newPlace: filledTo(60, 'Dachgeschosserweiterungsbau '),
  street: filledTo(180, 'Nordrheinwestfälische-Landesstraßenverwaltungsallee '),
  reason: filledTo(500, 'Wegen des Umbaus der Etage sitze ich nun woanders; '),
  rejection: filledTo(500, 'DieserStandortistnochnichtfreigegebenundwirdgeprüft'),
  search: filledTo(200, 'Dachgeschoss '),
  policy: filledTo(120, 'RufnummernunterdrückungVertrieb'),
};

/** What a hostile or unlucky person may type; every one must be shown as it is. */
export const hostileText = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a card template's binding, not a template string
  '${x}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: likewise
  '${$root.fallbackText}',
  '{{DATE(2020-01-01T00:00:00Z,SHORT)}}',
  '**bold**',
  '_it_',
  '<at>x</at>',
  '[a](http://b)',
  '![p](http://c/d.png)',
  '`code`',
  '&lt;',
  '{{name}}',
  '$t(app.name)',
].join(' ');

/** Every personal field holds the hostile text, with the field's own name before it. */
export const hostileWords: SampleWords = {
  requester: `requester ${hostileText}`,
  approver: `approver ${hostileText}`,
  otherApprover: `other ${hostileText}`,
  site: `site ${hostileText}`,
  oldPlace: `old ${hostileText}`,
  newPlace: `new ${hostileText}`,
  street: `street ${hostileText}`,
  reason: `# reason ${hostileText}\n- second line`,
  rejection: `1. rejection ${hostileText}`,
  search: `search ${hostileText}`,
  policy: `policy ${hostileText}`,
};

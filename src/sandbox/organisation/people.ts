import { pick, type Random, shuffled } from '../seededRandom.js';
import { stableGuid } from '../stableGuid.js';
import { type KnownPerson, knownPeople, knownPersonList } from './knownPeople.js';
import { drawLineProfile, type LineProfile, licencesAndPlans } from './lineProfile.js';
import names from './names.json' with { type: 'json' };
import { type Site, sites } from './sites.js';
import type { Person } from './types.js';

/** A person with what only the generator needs to know about them. */
export type Staff = {
  person: Person;
  site: Site;
  line: LineProfile;
  known: boolean;
  place: string | undefined;
};

const departments = [
  'Sales',
  'Engineering',
  'Finance',
  'Customer Care',
  'Facilities',
  'IT',
  'Marketing',
  'Logistics',
];

// One team of this size under each team lead.
const teamSize = 8;

/** Everybody at every site, in a fixed order: first the known people of a site, then the others. */
export function generateStaff(random: Random, seed: number): Staff[] {
  const used = new Set(knownPersonList.map((known) => `${known.givenName} ${known.surname}`));
  const staff = sites.flatMap((site) => {
    const known = knownPersonList.filter((each) => each.site === site.name);
    const others = drawNames(random, site.country, used, site.people - known.length);
    return [
      ...known.map((each) => knownStaff(each, site)),
      ...others.map((name, index) => otherStaff(random, seed, name, index, site)),
    ];
  });
  giveMailNames(staff);
  giveManagers(staff);
  return staff;
}

type Name = { givenName: string; surname: string };

function drawNames(random: Random, country: string, used: Set<string>, count: number): Name[] {
  const { given, family } = namesOf(country);
  const every = given.flatMap((givenName) => family.map((surname) => ({ givenName, surname })));
  const free = shuffled(random, every).filter((name) => !used.has(`${name.givenName} ${name.surname}`));
  const drawn = free.slice(0, count);
  for (const name of drawn) used.add(`${name.givenName} ${name.surname}`);
  return drawn;
}

/** The given names and family names of a country. */
export function namesOf(country: string): { given: string[]; family: string[] } {
  const found = Object.entries(names).find(([key]) => key === country);
  if (!found) throw new RangeError(`no names for ${country}`);
  return found[1];
}

function knownStaff(known: KnownPerson, site: Site): Staff {
  const { id, givenName, surname, department, jobTitle, line, place } = known;
  const person = newPerson({ id, givenName, surname, department, jobTitle, line, site });
  return {
    person: {
      ...person,
      accountEnabled: known.accountEnabled ?? true,
      usageLocation: known.usageLocation === null ? null : site.country,
    },
    site,
    line,
    known: true,
    place,
  };
}

function otherStaff(random: Random, seed: number, name: Name, index: number, site: Site): Staff {
  const line = drawLineProfile(random, site.country);
  const department = pick(random, departments);
  const jobTitle = index === 0 ? 'Site lead' : index % teamSize === 0 ? 'Team lead' : 'Specialist';
  const id = stableGuid('person', seed, site.name, index);
  return {
    person: newPerson({ id, ...name, department, jobTitle, line, site }),
    site,
    line,
    known: false,
    place: undefined,
  };
}

type NewPerson = Name & {
  id: string;
  department: string;
  jobTitle: string;
  line: LineProfile;
  site: Site;
};

/** A person who has everything but an address. */
export function newPerson({ id, givenName, surname, department, jobTitle, line, site }: NewPerson): Person {
  return {
    id,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    jobTitle,
    department,
    userPrincipalName: '',
    mail: '',
    accountEnabled: true,
    city: site.city,
    country: site.countryName,
    usageLocation: site.country,
    officeLocation: site.name,
    managerId: knownPeople.chief.id,
    ...licencesAndPlans(line),
  };
}

function giveMailNames(staff: Staff[]): void {
  const taken = new Set<string>();
  for (const { person } of staff) {
    const plain = `${asciiOf(person.givenName)}.${asciiOf(person.surname)}`;
    let mailName = plain;
    // Two people whose names differ by accents only share the plain form.
    for (let again = 2; taken.has(mailName); again += 1) mailName = `${plain}${again}`;
    taken.add(mailName);
    person.userPrincipalName = `${mailName}@lindenhof.example`;
    person.mail = person.userPrincipalName;
  }
}

const germanLetters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i', ø: 'oe' };

/** A name as it stands in an address: lower case, without accents. */
export function asciiOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüßıø]/g, (letter) => germanLetters[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

/** The chief has no manager, site leads and known people have the chief, teams have their lead, leads the site lead. */
function giveManagers(staff: Staff[]): void {
  for (const site of sites) {
    let siteLead: Person | undefined;
    let teamLead: Person | undefined;
    for (const { person } of staff.filter((each) => each.site === site)) {
      if (person.jobTitle === 'Site lead') siteLead = person;
      if (person.jobTitle === 'Team lead') teamLead = person;
      if (person.jobTitle === 'Specialist') person.managerId = (teamLead ?? siteLead)?.id ?? person.managerId;
      if (person.jobTitle === 'Team lead') person.managerId = siteLead?.id ?? person.managerId;
      if (person.id === knownPeople.chief.id) person.managerId = null;
    }
  }
}

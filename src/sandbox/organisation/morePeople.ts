import { licencesAndPlans } from './lineProfile.js';
import { numberBlocks } from './numberBlocks.js';
import { personIds } from './numberedGuid.js';
import { asciiOf, namesOf, newPerson } from './people.js';
import { type Site, sites } from './sites.js';
import type { Person } from './types.js';

/**
 * The people whom a large tenant has beyond those of its sites' staff. All of them are licensed for a Calling Plan;
 * the countries take turns as those of the numbers do, so that the person and the number of one position fit.
 */
export function generateMorePeople(count: number): Person[] {
  const line = 'licensedWithoutNumber';
  // One list of licences for all: what never changes needs to be kept once only.
  const licences = licencesAndPlans(line);
  return Array.from({ length: count }, (_, position) => {
    const site = siteOf(position);
    const { given, family } = namesOf(site.country);
    const turn = Math.floor(position / numberBlocks.length);
    const givenName = given[turn % given.length] ?? '';
    const surname = family[Math.floor(turn / given.length) % family.length] ?? '';
    const mail = `${asciiOf(givenName)}.${asciiOf(surname)}.${position}@lindenhof.example`;
    const job = { department: 'Operations', jobTitle: 'Specialist', line } as const;
    return {
      ...newPerson({ id: personIds.of(position), givenName, surname, ...job, site }),
      ...licences,
      userPrincipalName: mail,
      mail,
    };
  });
}

const sitesOf = numberBlocks.map(({ country }) => sites.filter((site) => site.country === country));

function siteOf(position: number): Site {
  const choices = sitesOf[position % numberBlocks.length] ?? [];
  const site = choices[Math.floor(position / numberBlocks.length) % choices.length];
  if (!site) throw new RangeError(`no site at ${position}`);
  return site;
}

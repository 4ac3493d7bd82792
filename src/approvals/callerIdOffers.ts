import { z } from 'zod';
import {
  type CallerIdPolicy,
  type CallerIdShown,
  groupId,
  isGuid,
  type Person,
  parseE164,
} from '../telephony/index.js';

/** The choice that is always there: the person's own number, by the tenant's own policy. No offer may be named so. */
export const ownNumberChoice = 'ownNumber';

/** How many offers fit on one card as choices, with the longest names, in 25 KB. */
const mostOffers = 40;
/** More characters than these are cut off by networks in the United States, where the name is sent (CNAM). */
const longestCompany = 15;

const list = z.array(z.string().trim().min(1)).default([]);

const numberSchema = z.string('must be a number with its plus sign, in quotes').transform((text, context) => {
  const number = parseE164(text);
  if (number !== null) return number;
  context.addIssue({ code: 'custom', message: 'must be a number in E.164, as "+4930231250"' });
  return z.NEVER;
});

const otherNumberSchema = z
  .strictObject({
    number: numberSchema.optional(),
    company: z
      .string()
      .trim()
      .min(1)
      .max(longestCompany, `must have at most ${longestCompany} characters: networks cut the rest off`)
      .optional(),
  })
  .refine(
    ({ number, company }) => number !== undefined || company !== undefined,
    'must have a number, a company or both',
  );

const showsSchema = z
  .union([z.enum(['ownNumber', 'hidden']), otherNumberSchema], {
    // A union's own message is "Invalid input"; what is wrong inside the number is worth more.
    error: ({ input }) => {
      const number = otherNumberSchema.safeParse(input);
      return typeof input === 'object' && input !== null && !number.success
        ? number.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')
        : 'must be ownNumber, hidden, or a number and company';
    },
  })
  .transform((shows): CallerIdShown => {
    if (shows === 'ownNumber' || shows === 'hidden') return { shows };
    const { number, company } = shows;
    return { shows: 'otherNumber', telephoneNumber: number ?? null, companyName: company ?? null };
  });

const writtenOfferSchema = z.strictObject({
  /** What people read. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine((name) => name !== ownNumberChoice, `can't be ${ownNumberChoice}`),
  /** The name of the tenant's policy; null or left out for the tenant's own, which is called Global there. */
  policy: z
    .string()
    .trim()
    .min(1)
    .max(256)
    .transform((name) => name.replace(/^tag:/i, ''))
    .transform((name) => (name.toLowerCase() === 'global' ? null : name))
    .nullable()
    .optional(),
  shows: showsSchema,
  /** Whether people under this policy may hide their number themselves in Teams (`EnableUserOverride`). */
  userOverride: z.boolean().default(false),
  /** Whom it is for. Of each list one value must fit; a list that is left out takes everybody. */
  for: z
    .strictObject({
      /** Usage locations. */
      countries: z.array(z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code')).default([]),
      /** Office locations. */
      sites: list,
      departments: list,
      groups: z
        .array(
          z
            .string()
            .refine(isGuid, 'must be an Entra object id (a GUID)')
            .transform((id) => groupId(id)),
        )
        .default([]),
    })
    .prefault({}),
});

const offerSchema = writtenOfferSchema.transform(({ policy, ...offer }, context) => {
  // The tenant's own policy hides nothing unless somebody made it so: a policy forgotten here would show the number.
  if (policy === undefined && offer.shows.shows !== 'ownNumber') {
    context.addIssue({
      code: 'custom',
      path: ['policy'],
      message: "is missing; null is the tenant's own policy",
    });
  }
  return { ...offer, policy: policy ?? null };
});
export type CallerIdOffer = z.infer<typeof offerSchema>;

/** The policy's section `callerId`: what calls can show, and whose. Documented in docs/policy.md. */
export const callerIdOffersSchema = z
  .strictObject({ offers: z.array(offerSchema).max(mostOffers).default([]) })
  .check(({ value, issues }) => {
    const twice = (key: 'name' | 'policy', message: string) => {
      const seen = new Set<string>();
      for (const [index, offer] of value.offers.entries()) {
        const of = (offer[key] ?? '').toLowerCase();
        if (seen.has(of))
          issues.push({ code: 'custom', input: offer[key], path: ['offers', index, key], message });
        seen.add(of);
      }
    };
    twice('name', 'is the name of another offer, too');
    // One policy shows one thing: what holds for a person now must be told from its name.
    twice('policy', 'is offered twice');
  });
export type CallerIdOffers = z.infer<typeof callerIdOffersSchema>;

/** The offer of this policy (null: the tenant's own), by name without regard to case; null where none names it. */
export function offerOfPolicy(
  offers: readonly CallerIdOffer[],
  policy: Pick<CallerIdPolicy, 'name'> | null,
): CallerIdOffer | null {
  return (
    offers.find((offer) => (offer.policy ?? '').toLowerCase() === (policy?.name ?? '').toLowerCase()) ?? null
  );
}

/** Whether the offer is for this person, its groups left aside: those the directory knows. */
export function isOfferedTo(
  { for: audience }: Pick<CallerIdOffer, 'for'>,
  person: Pick<Person, 'usageLocation' | 'officeLocation' | 'department'>,
): boolean {
  return (
    fits(audience.countries, person.usageLocation) &&
    fits(audience.sites, person.officeLocation) &&
    fits(audience.departments, person.department)
  );
}

/** What people write into directories and policies differs in case and blanks only by accident. */
const plain = (text: string): string => text.trim().toLowerCase();

function fits(allowed: readonly string[], value: string | null): boolean {
  if (allowed.length === 0) return true;
  return value !== null && allowed.some((each) => plain(each) === plain(value));
}

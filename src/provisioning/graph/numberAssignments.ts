import { z } from 'zod';
import { isLineDeskError } from '../../errors.js';
import { type GraphClient, odataString, unreadable, unwrapped } from '../../graph/index.js';
import {
  countryOfNumber,
  type E164,
  type LocationId,
  locationId,
  type NumberAssignment,
  type NumberType,
  type PersonId,
  parseE164,
  personId,
} from '../../telephony/index.js';

/** Graph's `numberAssignment` (namespace microsoft.graph.teamsAdministration, v1.0). Enums stay open: plain strings. */
const entitySchema = z.object({
  telephoneNumber: z.string(),
  numberType: z.string(),
  activationState: z.string().nullish(),
  isoCountryCode: z.string().nullish(),
  city: z.string().nullish(),
  locationId: z.string().nullish(),
  assignmentTargetId: z.string().nullish(),
  assignmentCategory: z.string().nullish(),
  supportedCustomerActions: z.array(z.string()).nullish(),
});

const root = '/admin/teams/telephoneNumberManagement/numberAssignments';
const emptyGuid = '00000000-0000-0000-0000-000000000000';

/** What the tenant says of one number, or null where it has no such number. */
export async function readNumber(
  graph: GraphClient,
  number: E164,
  timeoutMs: number,
): Promise<NumberAssignment | null> {
  const filter = `telephoneNumber eq ${odataString(number)}`;
  return (await readNumbers(graph, filter, timeoutMs))[0] ?? null;
}

/** The numbers that are assigned to a person, the primary one first. */
export async function readNumbersOf(
  graph: GraphClient,
  person: PersonId,
  timeoutMs: number,
): Promise<readonly NumberAssignment[]> {
  const numbers = await readNumbers(graph, `assignmentTargetId eq ${odataString(person)}`, timeoutMs);
  const rank = (number: NumberAssignment) => (number.category === 'primary' ? 0 : 1);
  return [...numbers].sort((a, b) => rank(a) - rank(b));
}

/**
 * Sets the emergency location of a number: `updateNumber` answers 200 at once, and the change shows some time later.
 * The path has two published forms; where one is unknown to the tenant the other is tried, once.
 */
export async function updateNumberLocation(
  graph: GraphClient,
  number: E164,
  location: LocationId,
  timeoutMs: number,
): Promise<void> {
  const body = { telephoneNumber: number, locationId: location };
  try {
    await graph.post(`${root}/updateNumber`, body, { timeoutMs });
  } catch (error) {
    if (!isLineDeskError(error, 'not-found')) throw error;
    await graph.post(`${root}/microsoft.graph.teamsAdministration.updateNumber`, body, { timeoutMs });
  }
}

async function readNumbers(
  graph: GraphClient,
  filter: string,
  timeoutMs: number,
): Promise<readonly NumberAssignment[]> {
  const items = await graph.list(`${root}?$filter=${encodeURIComponent(filter)}`, { timeoutMs });
  return items.map((item) => {
    const parsed = entitySchema.safeParse(unwrapped(item));
    if (!parsed.success) throw unreadable('a number assignment', parsed.error);
    return fromEntity(parsed.data);
  });
}

function fromEntity(entity: z.infer<typeof entitySchema>): NumberAssignment {
  const telephoneNumber = parseE164(entity.telephoneNumber);
  if (telephoneNumber === null) throw unreadable('a telephone number in E.164', entity.numberType);
  const location = filled(entity.locationId);
  const target = filled(entity.assignmentTargetId);
  const category = entity.assignmentCategory;
  return {
    telephoneNumber,
    numberType: numberTypeOf(entity.numberType),
    country: filled(entity.isoCountryCode)?.toUpperCase() ?? countryOfNumber(telephoneNumber),
    city: filled(entity.city),
    locationId: location === null ? null : locationId(location),
    assignedTo: target === null ? null : personId(target),
    category:
      category === 'primary' || category === 'private' || category === 'alternate' ? category : 'other',
    pending: entity.activationState === 'assignmentPending' || entity.activationState === 'updatePending',
    locationChangeable: (entity.supportedCustomerActions ?? []).includes('locationUpdate'),
  };
}

const filled = (value: string | null | undefined): string | null =>
  value === null || value === undefined || value === '' || value === emptyGuid ? null : value;

function numberTypeOf(value: string): NumberType {
  return value === 'callingPlan' || value === 'operatorConnect' || value === 'directRouting'
    ? value
    : 'other';
}

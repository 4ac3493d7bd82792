declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A Microsoft Entra tenant id (GUID, lower case). */
export type TenantId = Branded<'TenantId'>;
/** The object id of a person in Entra (GUID, lower case): `aadObjectId` of an activity, `id` of a Graph user. */
export type PersonId = Branded<'PersonId'>;
/** The object id of a group in Entra (GUID, lower case). */
export type GroupId = Branded<'GroupId'>;
/** The id of an emergency location (an address with or without a place) in the location information service. */
export type LocationId = Branded<'LocationId'>;

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True if `text` has the form of a GUID, as every Entra object id has. */
export const isGuid = (text: string): boolean => guid.test(text);

/** Takes ids from the outside in: trimmed and lower-cased, so that one thing has one spelling. No check is made. */
export const tenantId = (text: string): TenantId => text.trim().toLowerCase() as TenantId;
export const personId = (text: string): PersonId => text.trim().toLowerCase() as PersonId;
export const groupId = (text: string): GroupId => text.trim().toLowerCase() as GroupId;
export const locationId = (text: string): LocationId => text.trim().toLowerCase() as LocationId;

/** A person as records name them: the id that decides, and the name at the time, for reading. */
export interface PersonRef {
  readonly id: PersonId;
  readonly name: string;
}

import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { FreeNumberQuery, ListedNumber } from '../desk/index.js';
import { type DigitPattern, groupFits } from '../inventory/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { digitsAnywhere, endingRange } from './inventoryPatterns.js';
import { listed, type NumberRow, numberColumns, numberGroups } from './inventoryRows.js';

/**
 * More numbers of the pool than this with the digits are looked for among its free ones, where they come soon; fewer are
 * all looked at, by the index of digits.
 */
const fewWithDigits = 500;
/** Numbers looked at in one go while a filter passes most of them over: some milliseconds of SQLite, which turns wait for. */
const lookedAtAtOnce = 5000;
const taggedAtOnce = 1000;

/** Free as far as the row tells; a rest that is over counts as over. */
export const free = (now: string) => sql<boolean>`numbers.for_people = 1
  and numbers.state in ('available', 'resting') and (numbers.rest_until is null or numbers.rest_until <= ${now})`;

/**
 * See `NumberQueries.freeNumbers`. Goes through the groups of the pool one after the other and stops as soon as there are
 * enough, in steps between which other turns come in.
 */
export async function freeNumbers(access: Access, query: FreeNumberQuery): Promise<readonly ListedNumber[]> {
  const offset = query.offset ?? 0;
  const wanted = offset + query.limit;
  if (wanted <= 0) return [];
  const found: NumberRow[] = [];
  for await (const rows of candidates(access, query, () => wanted - found.length)) {
    found.push(...rows);
    if (found.length >= wanted) break;
  }
  return found.slice(offset, wanted).map((row) => listed(row, query.now));
}

type Wanted = () => number;

async function* candidates(
  access: Access,
  { match, pattern = null, now }: FreeNumberQuery,
  wanted: Wanted,
): AsyncGenerator<readonly NumberRow[]> {
  const at = toColumn(now);
  const groups = (await numberGroups(access)).filter((group) => groupFits(match, group)).map(({ id }) => id);
  if (groups.length === 0) return;
  if (match.tags.length > 0) {
    yield* tagged(access, match.tags, groups, pattern, at, wanted);
  } else if (pattern === null) {
    for (const group of groups) yield* ofGroup(access, group, at, wanted);
  } else if ('endsWith' in pattern) {
    for (const group of groups) yield await withEnding(access, group, pattern.endsWith, at, wanted());
  } else {
    const digits = digitsAnywhere(pattern.contains);
    if (await areFew(access, groups, digits)) yield await containing(access, groups, digits, at, wanted());
    else {
      // They may all be in some of the groups: in the others a look through all free numbers would find nothing.
      for (const group of groups) {
        if (await areFew(access, [group], digits))
          yield await containing(access, [group], digits, at, wanted());
        else yield* containingInGroup(access, group, digits, at, wanted);
      }
    }
  }
}

/** First those that are available, then those whose rest is over: each in the order of the index. */
async function* ofGroup(access: Access, group: number, at: string, wanted: Wanted) {
  for (const state of ['available', 'resting']) {
    yield await rows(
      access,
      sql`select numbers.* from numbers where group_id = ${group} and for_people = 1 and state = ${state}
        and (rest_until is null or rest_until <= ${at}) order by number limit ${wanted()}`,
    );
    if (wanted() <= 0) return;
  }
}

function withEnding(access: Access, group: number, ending: string, at: string, limit: number) {
  const [from, below] = endingRange(ending);
  return rows(
    access,
    sql`select numbers.* from numbers where group_id = ${group} and reversed >= ${from} and reversed < ${below}
      and ${free(at)} order by reversed limit ${limit}`,
  );
}

async function areFew({ db, dialect }: Access, groups: readonly number[], digits: string): Promise<boolean> {
  const hits = dialect.numbersContaining(digits, groups);
  const found = await sql<{ hits: number }>`
    select count(*) as hits from (${hits} limit ${fewWithDigits}) as hit`.execute(db);
  return (found.rows[0]?.hits ?? 0) < fewWithDigits;
}

function containing(access: Access, groups: readonly number[], digits: string, at: string, limit: number) {
  const hits = access.dialect.numbersContaining(digits, groups);
  return rows(
    access,
    sql`select numbers.* from (${hits}) as hit cross join numbers
      where numbers.id = hit.id and numbers.group_id in (${sql.join(groups)}) and ${free(at)}
      order by numbers.number limit ${limit}`,
  );
}

async function* containingInGroup(access: Access, group: number, digits: string, at: string, wanted: Wanted) {
  for (const state of ['available', 'resting']) {
    for (let after: string | null = ''; after !== null && wanted() > 0; await setImmediate()) {
      const part = sql`select number, rest_until from numbers where group_id = ${group} and for_people = 1
        and state = ${state} and number > ${after} order by number limit ${lookedAtAtOnce}`;
      // Out of the index alone; the rows themselves only of what fits.
      yield await rows(
        access,
        sql`select numbers.* from (select part.number from (${part}) as part where part.number like ${`%${digits}%`}
            and (part.rest_until is null or part.rest_until <= ${at}) order by part.number limit ${wanted()}) as hit
          cross join numbers where numbers.tenant_id = ${access.tenantId} and numbers.number = hit.number
          order by numbers.number`,
      );
      after = await lastOf(access, part, lookedAtAtOnce);
    }
    if (wanted() <= 0) return;
  }
}

/** Tags are given to few numbers: those that have one are looked at, whatever else is asked for. */
async function* tagged(
  access: Access,
  tags: readonly string[],
  groups: readonly number[],
  pattern: DigitPattern | null,
  at: string,
  wanted: Wanted,
) {
  const fits =
    pattern === null
      ? sql`1 = 1`
      : 'endsWith' in pattern
        ? sql`numbers.number like ${`%${digitsOfEnding(pattern.endsWith)}`}`
        : sql`numbers.number like ${`%${digitsAnywhere(pattern.contains)}%`}`;
  for (const part of taggedParts(access, tags)) {
    for (let after: string | null = ''; after !== null && wanted() > 0; await setImmediate()) {
      const numbers = part(after);
      yield await rows(
        access,
        sql`select numbers.* from (${numbers}) as part cross join numbers
          where numbers.tenant_id = ${access.tenantId} and numbers.number = part.number
            and numbers.group_id in (${sql.join(groups)}) and ${fits} and ${free(at)}
          order by numbers.number limit ${wanted()}`,
      );
      after = await lastOf(access, numbers, taggedAtOnce);
    }
  }
}

/** For each tag, the numbers that have it and none of the tags before it, by steps. */
export function taggedParts(
  { tenantId }: Access,
  tags: readonly string[],
): readonly ((after: string) => RawBuilder<unknown>)[] {
  return tags.map((tag, index) => (after) => {
    const earlier = tags.slice(0, index);
    const others =
      earlier.length === 0
        ? sql``
        : sql`and not exists (select 1 from number_tags as other where other.tenant_id = ${tenantId}
            and other.number = number_tags.number and other.tag in (${sql.join(earlier)}))`;
    return sql`select number from number_tags where tenant_id = ${tenantId} and tag = ${tag}
      and number > ${after} ${others} order by number limit ${taggedAtOnce}`;
  });
}

/** The last number of the step; null where the step wasn't full, and nothing comes after it. */
export async function lastOf(
  { db }: Access,
  part: RawBuilder<unknown>,
  full: number = taggedAtOnce,
): Promise<string | null> {
  const { rows } = await sql<{ last: string | null; looked: number }>`
    select max(number) as last, count(*) as looked from (${part}) as part`.execute(db);
  const [step] = rows;
  return step === undefined || step.looked < full ? null : step.last;
}

/** Rows with their groups, in the order in which `select` gives them. */
async function rows({ db }: Access, select: RawBuilder<unknown>): Promise<readonly NumberRow[]> {
  const found = await sql<NumberRow>`select ${numberColumns} from (${select}) as numbers
    cross join number_groups where number_groups.id = numbers.group_id`.execute(db);
  return found.rows;
}

function digitsOfEnding(ending: string): string {
  endingRange(ending);
  return ending;
}

import { z } from 'zod';
import { choiceTitle, locationDataset } from '../conversation/index.js';
import { searchWords } from '../telephony/index.js';
import type { Incoming } from './activity.js';
import type { DoorAnswer } from './door.js';
import type { TeamsBot } from './teamsBot.js';

/** `value` of an application/search invoke (dynamic type-ahead in Input.ChoiceSet, Data.Query). */
const searchSchema = z.object({
  queryText: z.string().max(500).default(''),
  dataset: z.string().max(100),
  queryOptions: z
    .object({ skip: z.number().int().min(0).catch(0), top: z.number().int().min(1).catch(15) })
    .partial()
    .optional(),
});
const mostResults = 50;
const datasetPattern = new RegExp(`^${locationDataset('([A-Z]{2})')}$`);

/** Answers the type-ahead of the location choice from the database. */
export async function searchAnswer(bot: TeamsBot, value: unknown, incoming: Incoming): Promise<DoorAnswer> {
  const parsed = searchSchema.safeParse(value);
  const country = parsed.success ? datasetPattern.exec(parsed.data.dataset)?.[1] : undefined;
  if (!parsed.success || country === undefined || incoming.person === null) return results([]);
  const { queryText, queryOptions } = parsed.data;
  const page = await bot.desk.store.locationsIn(country, {
    words: searchWords(queryText),
    limit: Math.min(queryOptions?.top ?? 15, mostResults),
    offset: queryOptions?.skip ?? 0,
  });
  return results(page.locations.map((location) => ({ title: choiceTitle(location), value: location.id })));
}

function results(found: readonly { readonly title: string; readonly value: string }[]): DoorAnswer {
  return {
    status: 200,
    body: {
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results: found },
    },
  };
}

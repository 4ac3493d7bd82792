import { readConfig, withEnvFile } from '../config.js';
import type { Directory } from '../desk/index.js';
import { graphDirectory } from '../directory/index.js';
import { createGraphClient, graphToken } from '../graph/index.js';
import { isGuid, type PersonId, personId } from '../telephony/index.js';

/** Finds people by what an operator knows of them. */
export type PeopleOfCommand = Pick<Directory, 'person' | 'findPeople'>;

/**
 * The directory that the bot's own configuration names (the environment and `.env`). Throws LineDeskError `configuration`
 * where that is incomplete.
 */
export function peopleOf(environment: NodeJS.ProcessEnv): Directory {
  const { graph, tenantId } = readConfig(withEnvFile(environment, '.env'));
  const now = () => Date.now();
  const token = graphToken({ credentials: graph.credentials, tenantId, graphBaseUrl: graph.baseUrl, now });
  return graphDirectory(createGraphClient({ baseUrl: graph.baseUrl, token, now }), now);
}

/**
 * The id of a person who is given by id or by mail address; null where the directory knows nobody of that address. Only an
 * address is asked about: people who have left are known by their id alone.
 */
export async function personGiven(text: string, people: () => PeopleOfCommand): Promise<PersonId | null> {
  if (isGuid(text)) return personId(text);
  const directory = people();
  // Most often it is the sign-in name, too, under which Graph knows people as under their id.
  const named = await directory.person(personId(text));
  if (named !== null) return named.id;
  const found = await directory.findPeople(text, 10);
  return found.find(({ mail }) => mail?.toLowerCase() === text.trim().toLowerCase())?.id ?? null;
}

import { z } from 'zod';
import { type GraphCall, reference } from './graphCall.js';

// The address of the app in the catalogue, with Graph's own host whatever the cloud's base URL is:
// https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/<id>.
const installation = z.strictObject({ 'teamsApp@odata.bind': z.string() });
export const installApp: GraphCall<z.infer<typeof installation>, null> = {
  name: 'installApp',
  method: 'POST',
  path: '/users/{id}/teamwork/installedApps',
  query: [],
  statuses: [201],
  body: installation,
  answer: null,
  permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
  why: 'Lets Line Desk write first to a person who has never opened it',
  source: reference('userteamwork-post-installedapps'),
};

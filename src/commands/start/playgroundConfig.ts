import { stringify } from 'yaml';
import type { Cast, SandboxPerson } from './sandboxPeople.js';

/**
 * The Agents Playground's configuration file for the window of one person (its schema 0.1.1: every field is
 * required, unknown ones are refused, and exactly five people stand beside the one at the window).
 *
 * Every id is fixed: the Playground forgets its messages when it ends, and with a fixed id the personal chat that
 * the bot knows at least stays the same one.
 */
export function playgroundConfig(person: SandboxPerson, cast: Cast): string {
  return stringify({
    version: '0.1.1',
    tenantId: person.tenantId,
    bot: { id: '28:line-desk', name: 'Line Desk' },
    currentUser: playgroundUser(person),
    users: cast.colleagues.map(playgroundUser),
    personalChat: { id: `a:${person.aadObjectId}` },
    groupChat: { id: '19:line-desk-group@thread.v2', name: 'Group chat' },
    team: {
      id: '19:line-desk-team@thread.tacv2',
      name: 'Workplace services',
      aadGroupId: '5f2f7d7e-3c55-4f61-9d0e-6a7b8c9d0e1f',
      channels: [{ id: '19:line-desk-approvals@thread.tacv2', name: 'Approvals' }],
    },
  });
}

function playgroundUser(person: SandboxPerson) {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  const address = `${person.aadObjectId}@sandbox.example`;
  return {
    id: `29:${person.aadObjectId}`,
    name: person.name,
    // The Playground spells this field so.
    userPrincipleName: address,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: address,
  };
}

import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { z } from 'zod';
import { playgroundConfig } from '../../src/commands/start/playgroundConfig.js';
import type { Cast, SandboxPerson } from '../../src/commands/start/sandboxPeople.js';

const tenantId = '7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10';

function person(number: number, name: string): SandboxPerson {
  return { aadObjectId: `00000000-0000-4000-8000-00000000000${number}`, name, tenantId };
}

const cast: Cast = {
  employee: person(1, 'Robin Keller'),
  approver: person(2, 'Alex Winter'),
  colleagues: ['Anja Freiherr von Lützow', 'Bo', 'Cem Yılmaz', 'Dana: #1', "Eve O'Neil"].map((name, index) =>
    person(index + 3, name),
  ),
};

const user = z.strictObject({
  id: z.string().startsWith('29:'),
  name: z.string(),
  userPrincipleName: z.email(),
  aadObjectId: z.guid(),
  givenName: z.string().min(1),
  surname: z.string(),
  email: z.email(),
});
const configuration = z.object({ tenantId: z.guid(), currentUser: user, users: z.array(user).length(5) });

describe('the configuration of a chat window', () => {
  it('puts its person at the window and five others beside them, with the ids of the sandbox', () => {
    const config = configuration.parse(parse(playgroundConfig(cast.employee, cast)));
    assert.equal(config.tenantId, tenantId);
    assert.equal(config.currentUser.aadObjectId, cast.employee.aadObjectId);
    assert.deepEqual(
      config.users.map(({ name }) => name),
      cast.colleagues.map(({ name }) => name),
    );
  });

  it('gives each person a chat of their own that stays the same from start to start', () => {
    const chat = z.object({ personalChat: z.object({ id: z.string() }) });
    const of = (who: SandboxPerson) => chat.parse(parse(playgroundConfig(who, cast))).personalChat.id;
    assert.notEqual(of(cast.employee), of(cast.approver));
    assert.equal(of(cast.employee), of(cast.employee));
  });
});

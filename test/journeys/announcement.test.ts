import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { createLogger } from '../../src/commands/logger.js';
import { knownPeople } from '../../src/sandbox/index.js';
import { verifyAuditTrail } from '../../src/storage/index.js';
import type { SqlStore } from '../../src/storage/sqlStore.js';
import { inputsOf, textOf } from '../support/cards.js';
import { forEachDatabase } from '../support/databases.js';
import { cardOf, LineDeskInTest, messageSaying } from '../support/lineDeskInTest.js';

describe('the whole way to the announcement', () => {
  forEachDatabase((_name, _open, emptyDatabase) => {
    it('ends with a history that verifies, in the reader’s time zone, without a secret in the log', async () => {
      const lines: string[] = [];
      const all = await LineDeskInTest.start({
        environment: { DATABASE_URL: await emptyDatabase() },
        log: createLogger('info', intoLines(lines)),
      });
      try {
        const american = all.person(knownPeople.american.id, 'American');
        const zone = { localTimezone: 'America/New_York', locale: 'en-US' };
        await american.say('update my emergency location', zone);
        const form = american.last;
        const choice = inputsOf(cardOf(form)).find(({ id }) => id === 'locationId');
        const here = textOf(cardOf(form));
        const site = /Shown now\n([^\n,]+),/.exec(here)?.[1] ?? '';
        const within = choice?.choices?.filter(
          ({ title }) =>
            title.startsWith(`${site},`) && !here.includes(`Shown now\n${title.split(' — ')[0]}`),
        );
        assert.ok(within?.[0], `a place at ${site}`);
        await american.click(form, 'Send', { locationId: within[0].value, reason: 'Hush-hush' }, zone);
        const announcement = textOf(cardOf(await messageSaying(all, american, /It changed from/)));
        assert.match(announcement, /call 933 from Teams/);
        const time = new Intl.DateTimeFormat('en-GB', {
          hour: '2-digit',
          timeZone: 'America/New_York',
        }).format(new Date());
        assert.match(announcement, new RegExp(`\\d{4}, ${time}:\\d\\d`));

        const store = all.lineDesk.store as SqlStore;
        await store.sealAuditTrail(new Date());
        const report = await verifyAuditTrail(store);
        assert.deepEqual(report.problems, []);
        assert.ok(report.events >= 4);

        await all.faults([{ route: '/', kind: '503' }]);
        await all.person(knownPeople.robin.id, 'Robin Keller').say('update my emergency location');
        const log = lines.join('');
        assert.ok(log.length > 100, 'the outage is logged');
        for (const secret of ['Hush-hush', '+1', '%2B1', '+49', site, 'Avenue', 'Street']) {
          assert.ok(!log.includes(secret), `${secret} stands in the log`);
        }
      } finally {
        await all.stop();
      }
    });
  });
});

function intoLines(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
}

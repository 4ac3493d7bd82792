import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { auditCommand } from '../../src/commands/audit.js';
import { runCommand } from '../../src/commands/commandLine.js';
import { beginningOfDay, localTime } from '../../src/commands/localTime.js';
import type { Person } from '../../src/telephony/index.js';
import { tamper, withHistory, withWholeHistory } from '../storage/auditTampering.js';
import {
  alex,
  exampleEvent,
  exampleRequest,
  requestForAnotherNumber,
  robin,
  time,
} from '../storage/examples.js';
import { CommandInTest } from './commandInTest.js';

const rowsSchema = z.array(z.record(z.string(), z.string()));
const rowsOf = (text: string) => rowsSchema.parse(parse(text, { columns: true, bom: true }));

describe('npm run audit', () => {
  let here: CommandInTest;
  beforeEach(async () => {
    here = new CommandInTest();
    here.environment.AUDIT_ANCHOR_FILE = '';
    here.environment.DEFAULT_TIME_ZONE = '';
    await here.withStore(async () => undefined);
  });
  afterEach(() => here.remove());
  const audit = (...args: string[]) => here.run(auditCommand, args);

  /** Exports into a file and gives back its text. */
  async function exported(...args: string[]): Promise<string> {
    const file = join(here.folder, `export-${Math.random()}`);
    const result = await audit('export', '--out', file, ...args);
    assert.equal(result.code, 0, result.complained);
    return readFileSync(file, 'utf8');
  }

  describe('verify', () => {
    it('says what it has looked at, and that anchors are missing', async () => {
      await here.withStore(async (store) => {
        await withHistory(store);
        await store.sealAuditTrail(time(5));
      });
      const { code, printed, complained } = await audit('verify');
      assert.deepEqual([code, complained], [0, '']);
      assert.match(printed, /Events: 3, erased values: 0\nCheckpoints: 1/);
      assert.match(printed, /No anchors were compared/);
      assert.match(printed, /Last checkpoint: [0-9a-f]{64}/);
    });

    it('names each problem with request, event and time, and what to do; its exit code is 1', async () => {
      const request = await here.withStore(async (store) => {
        const made = await withHistory(store);
        await tamper(store, 'SQLite', `update request_events set type = 'rejected' where seq = 2`);
        return made;
      });
      const { code, complained } = await audit('verify');
      assert.equal(code, 1);
      assert.ok(
        complained.includes(`request ${request.id}, event 2 of ${time(1).toISOString()}: was altered`),
        complained,
      );
      assert.match(complained, /1 problems\.\neventAltered: Compare the row/);
    });

    it('finds a cut at the end with the usual anchor file, and tells lines that are none', async () => {
      const anchors = await here.withStore(async (store) => {
        await withHistory(store);
        await store.sealAuditTrail(time(5));
        const anchor = await store.anchors.claim('file', 1000, time(6));
        assert.ok(anchor);
        const { tenantId, ...rest } = anchor;
        return JSON.stringify({ tenant: tenantId, ...rest });
      });
      here.environment.AUDIT_ANCHOR_FILE = here.file('anchors.jsonl', `${anchors}\n\n`);
      assert.match((await audit('verify')).printed, /Anchors of .*anchors\.jsonl: 1\n/);
      const cut = anchors.replace('"number":1', '"number":2');
      const file = here.file('more.jsonl', `${anchors}\n${cut}\nnonsense\n`);
      const { code, complained } = await audit('verify', '--anchor', file);
      assert.equal(code, 1);
      assert.match(complained, /checkpoint 2 of .*: is kept outside, but not in the database/);
      assert.match(complained, /more\.jsonl:3: is no anchor/);
    });

    it('says so where the anchor file can not be read', async () => {
      const { code, complained } = await audit('verify', '--anchor', join(here.folder, 'none'));
      assert.deepEqual([code, /can't be read: it is not there/.test(complained)], [2, true]);
    });
  });

  describe('export', () => {
    it('writes events with states, people, values, rule, policy and hash, in UTC and local time', async () => {
      const request = await here.withStore((store) => withWholeHistory(store));
      const [submitted, approved, started, verified] = rowsOf(
        await exported('--format', 'csv', '--time-zone', 'Europe/Berlin'),
      );
      assert.deepEqual(
        [submitted, approved, started, verified].map((row) => [row?.state_before, row?.state_after]),
        [
          ['', 'waiting'],
          ['waiting', 'approved'],
          ['approved', 'changing'],
          ['changing', 'done'],
        ],
      );
      const { hash, ...rest } = approved ?? {};
      assert.match(hash ?? '', /^[0-9a-f]{64}$/);
      assert.deepEqual(rest, {
        request: request.id,
        kind: 'emergencyLocationChange',
        seq: '2',
        time_utc: '2026-03-02T12:01:00.000Z',
        time_local: '2026-03-02T13:01:00.000+01:00',
        time_zone: 'Europe/Berlin',
        type: 'approved',
        actor_type: 'person',
        actor_id: alex.id,
        actor: alex.name,
        actor_role: 'approver',
        requester_id: robin.id,
        requester: robin.name,
        person_id: robin.id,
        person: robin.name,
        state_before: 'waiting',
        state_after: 'approved',
        before: '',
        after: '',
        reason: 'fine',
        other_values: '',
        rule: 'site approver',
        policy_version: 'p1',
      });
      assert.equal(submitted?.after, 'Berlin Mitte, 4th floor');
      assert.equal(started?.actor, '');
    });

    it('lets no cell be a formula, and keeps quotes and line breaks', async () => {
      const cells = ['=1+1', '+49 30', '-2', '@SUM(A1)', '\tx', '\rx', 'a "b"\nc; d', "=cmd|' /C calc'!A0"];
      await here.withStore(async (store) => {
        const request = exampleRequest();
        await store.transaction(async (tx) => {
          await tx.insertRequest(request);
          for (const reason of cells) await tx.appendEvent(exampleEvent(request, { values: { reason } }));
        });
      });
      const rows = rowsOf(await exported());
      assert.deepEqual(
        rows.map(({ reason }) => reason),
        ["'=1+1", "'+49 30", "'-2", "'@SUM(A1)", "'\tx", "'\rx", 'a "b"\nc; d', "'=cmd|' /C calc'!A0"],
      );
      const lines = (await exported('--format', 'jsonl')).trim().split('\n');
      const schema = z.object({ values: z.object({ reason: z.string() }) });
      assert.deepEqual(
        lines.map((line) => schema.parse(JSON.parse(line)).values.reason),
        cells,
      );
    });

    it('begins with a byte-order mark where Excel is to read it', async () => {
      await here.withStore((store) => withHistory(store));
      assert.ok((await exported('--bom')).startsWith('\ufeffrequest,'));
      assert.ok((await exported()).startsWith('request,'));
    });

    it('takes days of the time zone, the last one included', async () => {
      await here.withStore(async (store) => {
        const request = exampleRequest();
        await store.transaction(async (tx) => {
          await tx.insertRequest(request);
          for (const at of [
            '2026-03-28T22:59:59.999Z',
            '2026-03-28T23:00:00Z',
            '2026-03-29T21:59:59Z',
            '2026-03-29T22:00:00Z',
          ])
            await tx.appendEvent(exampleEvent(request, { at: new Date(at) }));
        });
      });
      const day = ['--from', '2026-03-29', '--to', '2026-03-29'];
      const local = rowsOf(await exported(...day, '--time-zone', 'Europe/Berlin'));
      assert.deepEqual(
        local.map(({ time_local: at }) => at),
        ['2026-03-29T00:00:00.000+01:00', '2026-03-29T23:59:59.000+02:00'],
      );
      assert.equal(rowsOf(await exported(...day)).length, 2);
      assert.equal(rowsOf(await exported('--from', '2026-03-29T22:00:00Z')).length, 1);
    });

    it('takes one kind, and one person: who asked, whose line it is, or who acted', async () => {
      await here.withStore(async (store) => {
        await withHistory(store, requestForAnotherNumber());
        await withHistory(store, requestForAnotherNumber({ requester: alex, person: alex }));
      });
      assert.equal(rowsOf(await exported('--kind', 'numberRequest')).length, 0);
      assert.equal(rowsOf(await exported('--kind', 'emergencyLocationChange')).length, 6);
      // Robin acted in the example's first event of the other request, too.
      assert.equal(rowsOf(await exported('--person', robin.id)).length, 4);
      assert.equal(rowsOf(await exported('--person', alex.id.toUpperCase())).length, 4);
    });

    it('asks the directory about a mail address', async () => {
      await here.withStore((store) => withHistory(store));
      const found: Person = {
        ...{ id: alex.id, name: alex.name, mail: 'Alex.Winter@contoso.com', accountEnabled: true },
        ...{ usageLocation: null, department: null, officeLocation: null, plans: [] },
      };
      const people = { person: async () => null, findPeople: async () => [found] };
      const run = (mail: string) => {
        const file = join(here.folder, mail);
        return here.run(
          (call) => auditCommand(call, () => people),
          ['export', '--person', mail, '--out', file],
        );
      };
      assert.match((await run('alex.winter@contoso.com')).printed, /^1 events written/);
      const nobody = await run('nobody@contoso.com');
      assert.deepEqual([nobody.code, /knows nobody/.test(nobody.complained)], [1, true]);
    });

    it('shows what was erased as erased', async () => {
      await here.withStore((store) => withWholeHistory(store));
      assert.equal((await audit('person', 'erase', robin.id, '--yes')).code, 0);
      const [submitted, approved] = rowsOf(await exported());
      assert.deepEqual(
        [submitted?.actor, submitted?.requester, submitted?.after, approved?.actor, approved?.reason],
        ['(erased)', '(erased)', '(erased)', alex.name, '(erased)'],
      );
    });

    it('writes no file over another one, and lets only its owner read it', async () => {
      const file = here.file('there.csv', 'mine');
      const refused = await audit('export', '--out', file);
      assert.equal(refused.code, 2);
      assert.match(refused.complained, /can't be written: it is there already/);
      assert.equal(readFileSync(file, 'utf8'), 'mine');
      const made = join(here.folder, 'new.csv');
      assert.equal((await audit('export', '--out', made)).code, 0);
      assert.equal(statSync(made).mode & 0o777, 0o600);
    });

    it('goes to standard output without a file', async () => {
      await here.withStore((store) => withHistory(store));
      const chunks: string[] = [];
      const output = new Writable({
        write(chunk: Buffer, _encoding, done) {
          chunks.push(chunk.toString());
          done();
        },
      });
      const call = { args: ['export'], environment: here.environment, print() {}, complain() {}, output };
      assert.equal(await runCommand(auditCommand, '', call), 0);
      assert.equal(rowsOf(chunks.join('')).length, 3);
      assert.equal(output.writableEnded, false);
    });

    it('says which argument makes no sense', async () => {
      for (const [args, message] of [
        [['export', '--format', 'xml'], /--format is csv or jsonl/],
        [['export', '--from', '2026-02-30'], /--from is a day/],
        [['export', '--from', '2026-03-02', '--to', '2026-03-01'], /--from comes after --to/],
        [['export', '--time-zone', 'Berlin'], /--time-zone is an IANA/],
        [['export', '--kind', 'lunch'], /--kind is one of/],
        [['export', '--person', 'Robin'], /--person is an Entra object id or a mail/],
        [['export', '--format', 'jsonl', '--bom'], /--bom is for --format csv/],
        [['verify', '--bom'], /verify takes no --bom/],
        [['person', 'forget', robin.id], /is not known/],
        [['person', 'erase', 'Robin'], /id of one person/],
        [[], /Say what to do/],
      ] as const) {
        const { code, complained } = await audit(...args);
        assert.equal(code, 2, args.join(' '));
        assert.match(complained, message);
      }
    });
  });

  describe('person', () => {
    it('gives out all that is stored, by table', async () => {
      await here.withStore((store) => withHistory(store));
      const { printed } = await audit('person', 'export', robin.id);
      const schema = z.object({ person: z.string(), tables: z.record(z.string(), z.array(z.unknown())) });
      const { person, tables } = schema.parse(JSON.parse(printed));
      assert.deepEqual([person, tables.requests?.length, tables.request_events?.length], [robin.id, 1, 3]);
    });

    it('erases only when told --yes, and verification holds', async () => {
      await here.withStore((store) => withWholeHistory(store));
      const asked = await audit('person', 'erase', robin.id);
      assert.equal(asked.code, 1);
      assert.match(asked.printed, /requests: 1/);
      assert.match(asked.complained, /Nothing was erased yet/);
      const done = await audit('person', 'erase', robin.id, '--yes', '--reason', 'request 17');
      assert.equal(done.code, 0);
      assert.match(done.printed, /details of 1 requests/);
      const { code, printed } = await audit('verify');
      assert.equal(code, 0);
      assert.match(printed, /erased values: 3\n.*administrative events: 1/);
    });

    it('refuses while requests are open, and names them', async () => {
      const request = await here.withStore((store) => withHistory(store));
      const { code, complained } = await audit('person', 'erase', robin.id, '--yes');
      assert.deepEqual([code, complained.endsWith(request.id)], [1, true]);
    });
  });

  it('prints the policy of a version', async () => {
    await here.withStore((store) => store.notePolicy('abc123', 'version: 1\n', time()));
    const { printed } = await audit('policy', 'abc123');
    assert.equal(printed, `# Version abc123, first served ${time().toISOString()}\nversion: 1\n`);
    assert.equal((await audit('policy', 'other')).code, 1);
  });

  it('makes no database where there is none', async () => {
    here.environment.DATABASE_URL = join(here.folder, 'none.sqlite');
    assert.equal((await audit('verify')).code, 2);
    assert.equal(existsSync(join(here.folder, 'none.sqlite')), false);
  });

  it('leaves other tenants alone', async () => {
    await here.withStore((store) => withHistory(store));
    here.environment.MicrosoftAppTenantId = '11111111-2222-4333-8444-555555555555';
    assert.match((await audit('verify')).printed, /Events: 0,/);
    assert.equal(rowsOf(await exported()).length, 0);
  });
});

describe('local time', () => {
  it('tells the hour that comes twice apart', () => {
    const at = (text: string) => localTime(new Date(text), 'Europe/Berlin');
    assert.equal(at('2026-10-25T00:30:00Z'), '2026-10-25T02:30:00.000+02:00');
    assert.equal(at('2026-10-25T01:30:00Z'), '2026-10-25T02:30:00.000+01:00');
    assert.equal(localTime(new Date('2026-01-01T00:00:00.007Z'), 'UTC'), '2026-01-01T00:00:00.007+00:00');
    assert.equal(
      localTime(new Date('2026-01-01T00:00:00Z'), 'Asia/Kolkata'),
      '2026-01-01T05:30:00.000+05:30',
    );
  });

  it('knows when a day begins, also where clocks are put forward over midnight', () => {
    const begin = (day: string, zone: string) => beginningOfDay(day, zone).toISOString();
    assert.equal(begin('2026-03-29', 'Europe/Berlin'), '2026-03-28T23:00:00.000Z');
    assert.equal(begin('2026-03-30', 'Europe/Berlin'), '2026-03-29T22:00:00.000Z');
    assert.equal(begin('2026-09-06', 'America/Santiago'), '2026-09-06T04:00:00.000Z');
    assert.equal(begin('2026-06-01', 'Pacific/Kiritimati'), '2026-05-31T10:00:00.000Z');
    assert.equal(begin('2026-06-01', 'Pacific/Pago_Pago'), '2026-06-01T11:00:00.000Z');
  });
});

import { Writable } from 'node:stream';
import { writeHistory } from '../../src/commands/auditExport.js';
import { auditHistory, openStore, verifyAuditTrail } from '../../src/storage/index.js';
import { testTenant } from '../support/testTenant.js';
import { fillTrail } from './auditMeasure.js';

/** Fills the database of the file given with so many events, exports and verifies them, and says what came of it. */
const [, , file = '', events = ''] = process.argv;
const store = await openStore({ url: file, tenantId: testTenant });
await fillTrail(store, Number(events));
let bytes = 0;
const output = new Writable({
  write(chunk: Buffer, _encoding, done) {
    bytes += chunk.length;
    setImmediate(done);
  },
});
const history = auditHistory(store, { from: null, to: null, kind: null, person: null });
const options = { format: 'csv' as const, timeZone: 'Europe/Berlin', byteOrderMark: false };
const exported = await writeHistory(history, output, options);
const { events: verified, problemCount } = await verifyAuditTrail(store);
await store.close();
process.stdout.write(JSON.stringify({ exported, bytes, verified, problemCount }));

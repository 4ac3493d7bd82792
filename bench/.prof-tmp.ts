import { openStore } from '../src/storage/index.js';
import { inventoryStore } from '../src/storage/inventoryStore.js';
import { syncNumbers } from '../src/desk/inventory/index.js';
import { listing } from './inventoryListing.js';
import { tenantId } from '../src/telephony/index.js';
import { mkdtempSync, rmSync } from 'node:fs';
const d = mkdtempSync('/tmp/prof-');
const store = await openStore({ url: d + '/a.db', tenantId: tenantId('7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10') });
const clock = { now: () => new Date() };
const mem = (n: string) => { globalThis.gc?.(); const m = process.memoryUsage(); console.log(n, Object.entries(m).map(([k, v]) => k + ' ' + (v / 2 ** 20).toFixed(0)).join(' ')); };
mem('start');
for (const n of [10000, 30000, 60000, 60000, 60000]) {
const desk = { store: inventoryStore(store.connection), clock, tenantNumbers: listing(n), policy: { numbers: { restDays: 30, pools: [] } } };
const t = performance.now(); const c = process.cpuUsage(); await syncNumbers(desk, { owner: 'x' }); const u = process.cpuUsage(c); console.log(n, (performance.now() - t).toFixed(0), u.user / 1000, u.system / 1000);
mem('after');
}
await store.close();
rmSync(d, { recursive: true });

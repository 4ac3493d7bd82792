import { drive, quantile } from './load.js';
import { approvers } from './organisation.js';
import { startPrograms } from './programs.js';
import { turnsOf } from './turns.js';
const p = await startPrograms();
try {
  const t = turnsOf(p.connector);
  const n = 250;
  const all = Array.from({ length: n }, (_, i) => i);
  const ok = (a: { status: number }) => a.status === 200;
  const noInstall = process.env['NO_INSTALL'] === '1';
  await drive(p.lineDesk.url, [...(noInstall ? [] : approvers.map((_, i) => t.installApprover(i))), ...all.map(t.install)], { atATime: 8, forMs: 20000, accept: ok });
  console.log('settled', await p.lineDesk.settled(20000));
  const f = await drive(p.lineDesk.url, all.map(t.form), { atATime: 1, forMs: 20000, accept: ok });
  console.log('form', quantile(f.latencies, 0.5), f.throughput);
  const half = Math.floor(n / 2);
  const s = await drive(p.lineDesk.url, all.slice(0, half).map(t.submit), { atATime: 1, forMs: 20000, accept: ok });
  console.log('submit@1', s.latencies.length, quantile(s.latencies, 0.5), quantile(s.latencies, 0.99), s.throughput, 'settled', await p.lineDesk.settled(20000));
  const c = await drive(p.lineDesk.url, all.slice(half).map(t.submit), { atATime: 50, forMs: 20000, accept: ok });
  console.log('submit@50', c.latencies.length, quantile(c.latencies, 0.5), quantile(c.latencies, 0.99), c.throughput, 'settled', await p.lineDesk.settled(20000));
} finally { await p.stop(); }

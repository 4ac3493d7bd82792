import { type PoolStock, settlingMs } from '../../inventory/index.js';
import type { PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { NewOutboxRow, NumberNews } from '../ports/index.js';
import { checkStock } from './stockOfPools.js';

const ordinaryPriority = 5;
/** More drift than this is counted, not looked at one by one. */
const mostDrift = 1_000;
/** A message names this many numbers. */
const numbersNamed = 5;

/** Tells administrators of pools that have run low since the last look; each fall is told once, over all replicas. */
export async function tellLowStock(desk: Desk): Promise<void> {
  const administrators = await desk.directory.peopleOnList(desk.policy.administrators);
  await checkStock(desk, async (tx, fallen) => {
    for (const stock of fallen) {
      await tx.enqueue(rowsFor(desk, administrators, lowStock(stock), `stock-low:${stock.pool.name}`));
    }
  });
}

/** Tells administrators of numbers that came to differ from what we know, between the last sync's look and this one's. */
export async function tellDrift(desk: Desk, lastLook: Date | null): Promise<void> {
  const { drift } = await desk.store.openDrift(new Date(desk.clock.now().getTime() - settlingMs), mostDrift);
  const from = lastLook === null ? 0 : lastLook.getTime() - settlingMs;
  const fresh = drift.filter(({ since }) => since.getTime() > from);
  const [first] = fresh;
  if (first === undefined) return;
  const administrators = await desk.directory.peopleOnList(desk.policy.administrators);
  const news: NumberNews = {
    news: 'drift',
    total: fresh.length,
    named: fresh.slice(0, numbersNamed).map(({ telephoneNumber, kind }) => ({ telephoneNumber, kind })),
  };
  await desk.store.transaction((tx) =>
    tx.enqueue(
      rowsFor(desk, administrators, news, `drift:${first.telephoneNumber}:${first.since.getTime()}`),
    ),
  );
}

function lowStock({ pool, numbers }: PoolStock): NumberNews {
  return { news: 'stockLow', pool: pool.name, left: numbers.available, alertBelow: pool.alertBelow ?? 0 };
}

function rowsFor(
  desk: Desk,
  administrators: readonly PersonRef[],
  news: NumberNews,
  key: string,
): NewOutboxRow[] {
  const now = desk.clock.now();
  return administrators.map(({ id }) => ({
    tenantId: desk.tenantId,
    lane: 'notices',
    key: `${key}:${now.getTime()}:${id}`,
    orderKey: `news:${id}`,
    priority: ordinaryPriority,
    task: { task: 'tellNews', recipient: id, news },
    dueAt: now,
  }));
}

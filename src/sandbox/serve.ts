import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defaultTenantPlan } from './organisation/tenantPlan.js';
import { startSandbox } from './startSandbox.js';

/**
 * The sandbox as a program of its own, on 127.0.0.1 and SANDBOX_PORT (3979 unless told). The other settings are those
 * of `TenantPlan`. `--export DIR` writes `locations.csv` and `policy.yaml` there before it says that it is ready.
 * SIGINT or SIGTERM ends it.
 */
const whole = (most: number) => z.coerce.number().int().min(0).max(most);
const environment = z.object({
  SANDBOX_PORT: whole(65_535).default(3979),
  SANDBOX_SEED: whole(2_147_483_647).default(defaultTenantPlan.seed),
  SANDBOX_NUMBERS: whole(2_000_000).default(defaultTenantPlan.numbers),
  SANDBOX_PEOPLE: whole(200_000).default(defaultTenantPlan.people),
  SANDBOX_NUMBERS_IN_USE: whole(200_000).default(defaultTenantPlan.numbersInUse),
  SANDBOX_READ_BACK_LAG_MS: whole(86_400_000).default(defaultTenantPlan.readBackLagMs),
  SANDBOX_OPERATION_MS: whole(86_400_000).default(defaultTenantPlan.operationMs),
});

const { values } = parseArgs({ options: { export: { type: 'string' } } });
const settings = environment.safeParse(process.env);
if (!settings.success) {
  console.error(z.prettifyError(settings.error));
  process.exit(1);
}

const sandbox = await startSandbox({
  port: settings.data.SANDBOX_PORT,
  seed: settings.data.SANDBOX_SEED,
  numbers: settings.data.SANDBOX_NUMBERS,
  people: settings.data.SANDBOX_PEOPLE,
  numbersInUse: settings.data.SANDBOX_NUMBERS_IN_USE,
  readBackLagMs: settings.data.SANDBOX_READ_BACK_LAG_MS,
  operationMs: settings.data.SANDBOX_OPERATION_MS,
});
if (values.export !== undefined) await sandbox.exportTo(values.export);
console.log(`Sandbox tenant ready: ${sandbox.url}/v1.0 (Graph), ${sandbox.url}/sandbox (its own routes)`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close());
}

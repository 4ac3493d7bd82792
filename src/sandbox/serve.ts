import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startSandbox } from './startSandbox.js';

/**
 * The sandbox as a program of its own, on 127.0.0.1 and SANDBOX_PORT (3979 unless told). `--export DIR` writes
 * `locations.csv` and `policy.yaml` there before it says that it is ready. SIGINT or SIGTERM ends it.
 */
const environment = z.object({ SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3979) });

const { values } = parseArgs({ options: { export: { type: 'string' } } });
const settings = environment.safeParse(process.env);
if (!settings.success) {
  console.error(z.prettifyError(settings.error));
  process.exit(1);
}

const sandbox = await startSandbox({ port: settings.data.SANDBOX_PORT });
if (values.export !== undefined) await sandbox.exportTo(values.export);
console.log(`Sandbox tenant ready: ${sandbox.url}/v1.0 (Graph), ${sandbox.url}/sandbox (its own routes)`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close());
}

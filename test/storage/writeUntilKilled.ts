import { openStore } from '../../src/storage/index.js';
import { testTenant } from '../support/testTenant.js';
import { exampleEvent, exampleRequest, exampleRow } from './examples.js';

/** Writes one request after the other into the file given, and says the id of each once it is committed. */
const store = await openStore({ url: process.argv[2] ?? '', tenantId: testTenant });
for (;;) {
  const request = exampleRequest({ state: 'done' });
  await store.transaction(async (tx) => {
    await tx.insertRequest(request);
    await tx.appendEvent(exampleEvent(request));
    await tx.enqueue([exampleRow(request.id)]);
  });
  process.stdout.write(`${request.id}\n`);
}

import { randomInt } from 'node:crypto';
import { openStore } from '../../src/storage/index.js';
import { testTenant } from '../support/testTenant.js';
import { exampleEvent, exampleRequest, exampleRow, telephoneNumber } from './examples.js';

/** Writes one request after the other into the file given, and says the id of each once it is committed. */
const store = await openStore({ url: process.argv[2] ?? '', tenantId: testTenant });
for (;;) {
  const { details } = exampleRequest();
  const number = telephoneNumber(`+4930${randomInt(10_000_000, 99_999_999)}`);
  const request = exampleRequest({ details: { ...details, telephoneNumber: number } });
  await store.transaction(async (tx) => {
    await tx.insertRequest(request);
    await tx.appendEvent(exampleEvent(request));
    await tx.enqueue([exampleRow(request.id)]);
  });
  process.stdout.write(`${request.id}\n`);
}

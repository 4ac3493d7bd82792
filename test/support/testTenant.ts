import { tenantId } from '../../src/telephony/index.js';

/** The tenant of all tests. */
export const testTenant = tenantId('7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10');

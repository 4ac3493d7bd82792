import assert from 'node:assert/strict';
import { createGraphClient, type GraphExchange } from '../../src/graph/index.js';
import { type GraphProvisioning, graphProvisioning } from '../../src/provisioning/index.js';
import type { TenantChange } from '../../src/sandbox/index.js';
import { locationId, personId } from '../../src/telephony/index.js';
import { operationMs, readBackLagMs, TenantInTest } from '../sandbox/tenantInTest.js';
import { e164 } from './phoneNumbers.js';

/** Provisioning through the real client against a sandbox whose clock stands still. */
export class ProvisioningInTest {
  /** What went over the wire, since `quiet` was called last. */
  exchanges: GraphExchange[] = [];
  readonly logged: { level: string; state: unknown }[] = [];

  private constructor(readonly tenant: TenantInTest) {
    const graph = createGraphClient({
      baseUrl: `${tenant.sandbox.url}/v1.0`,
      token: async () => null,
      now: () => tenant.clock.now(),
      pause: async () => undefined,
      onExchange: (exchange) => this.exchanges.push(exchange),
    });
    const log = (level: string) => (entry: unknown) => {
      assert.ok(typeof entry === 'object' && entry !== null && 'state' in entry);
      this.logged.push({ level, state: entry.state });
    };
    this.provisioning = graphProvisioning(graph, () => tenant.clock.now(), {
      random: () => 0.5,
      log: { info: log('info'), warn: log('warn') },
    });
  }

  readonly provisioning: GraphProvisioning;

  static async start(): Promise<ProvisioningInTest> {
    return new ProvisioningInTest(await TenantInTest.start());
  }

  close(): Promise<void> {
    return this.tenant.close();
  }

  /** Lets every write of before show, and every operation end. */
  settle(): void {
    this.tenant.clock.advance(readBackLagMs + operationMs);
  }

  /** An administrator's changes behind our back. */
  async change(...changes: TenantChange[]): Promise<void> {
    const { status, text } = await this.tenant.own('POST', '/changes', changes);
    assert.ok(status < 300, text);
  }

  /** The names of the calls that `work` makes. */
  async callsOf(work: () => Promise<unknown>): Promise<string[]> {
    this.exchanges = [];
    await work();
    return this.exchanges.map(({ call }) => call);
  }

  /** What the tenant did, without what a test doesn't ask for. */
  async actions(): Promise<string[]> {
    return (await this.tenant.writes()).map(({ action }) => action);
  }

  async freeNumber(country = 'DE') {
    return e164((await this.tenant.freeNumber(country)).telephoneNumber);
  }

  /** The person's number and where it stands. */
  async lineOf(person: string) {
    const { telephoneNumber, locationId: at } = await this.tenant.numberOf(person);
    return { telephoneNumber: e164(telephoneNumber), at: at === null ? null : locationId(at) };
  }

  async place(site: string, place: string) {
    return locationId(await this.tenant.locationId(site, place));
  }
}

export const idOf = ({ id }: { readonly id: string }) => personId(id);
